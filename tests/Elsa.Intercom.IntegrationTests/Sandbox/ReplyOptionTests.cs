using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>What a reply can have besides its text: buttons, files, silence, and the last conversation as its place.</summary>
public sealed class ReplyOptionTests : ReplyTest
{
    private const string QuickReply =
        """{"type":"admin","message_type":"quick_reply","admin_id":"101","reply_options":[{"text":"Yes","uuid":"a5e1"},{"text":"No","uuid":"f4a9"}]}""";

    [Fact]
    public async Task Buttons_are_offered_and_one_is_chosen()
    {
        var offered = await Api.PostAsync(Path, QuickReply);

        Shapes.Conversation("2.14").Check(offered.Json);
        var part = Assert.Single(Parts(offered));
        Assert.Equal(("quick_reply", JsonValueKind.Null), (part.GetProperty("part_type").GetString(), part.GetProperty("body").ValueKind));
        Assert.Equal(
            """{"quick_reply_options":[{"text":"Yes","uuid":"a5e1"},{"text":"No","uuid":"f4a9"}]}""", part.GetProperty("metadata").GetRawText());
        Assert.Equal("Mary Support", part.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, offered["waiting_since"].ValueKind);

        var chosen = await Api.PostAsync(
            Path, """{"type":"user","message_type":"comment","user_id":"70","body":"No","reply_options":[{"text":"No","uuid":"f4a9"}]}""");

        Assert.Equal("""{"quick_reply_uuid":"f4a9"}""", Parts(chosen)[1].GetProperty("metadata").GetRawText());
        Assert.Equal((2, null, "f4a9"), (Intercom.Parts[0].QuickReplies.Count, Intercom.Parts[0].QuickReplyUuid, Intercom.Parts[1].QuickReplyUuid));
    }

    [Fact]
    public async Task Quick_replies_begin_with_version_2_14()
    {
        using var old = new Caller(Intercom, "2.13");

        var reply = await old.PostAsync(Path, QuickReply);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal("message_type", reply.Error.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("2.14", false)]
    [InlineData("2.15", true)]
    [InlineData("2.16", true)]
    public async Task Silence_begins_with_version_2_15(string version, bool silent)
    {
        using var api = new Caller(Intercom, version);

        await api.PostAsync(Path, new { type = "admin", message_type = "comment", admin_id = "1", body = "Hi", skip_notifications = true });

        Assert.Equal(silent, Assert.Single(Intercom.Parts).SkipNotifications);
    }

    [Fact]
    public async Task Files_are_described_and_at_most_ten()
    {
        object File(int i) => new { content_type = "text/plain", data = "SGVsbG8=", name = $"{i} a.txt" };

        var reply = await Api.PostAsync(Path, new { type = "user", message_type = "comment", user_id = "70", body = "Hi", attachment_files = Files(10) });

        Shapes.Conversation("2.14").Check(reply.Json);
        var attachments = Assert.Single(Parts(reply)).GetProperty("attachments");
        Assert.Equal(10, attachments.GetArrayLength());
        Assert.Equal(
            """{"type":"upload","name":"9 a.txt","url":"https://downloads.sandbox.invalid/9%20a.txt","content_type":"text/plain","filesize":5}""",
            attachments[9].GetRawText());
        Assert.Equal(new SandboxAttachment { Name = "0 a.txt", ContentType = "text/plain", Size = 5 }, Assert.Single(Intercom.Parts).AttachmentFiles[0]);

        (await Api.PostAsync(Path, new { type = "user", message_type = "comment", user_id = "70", body = "Hi", attachment_files = Files(11) }))
            .MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

        IEnumerable<object> Files(int count) => Enumerable.Range(0, count).Select(File);
    }

    [Fact]
    public async Task Last_is_the_conversation_of_the_contact_that_changed_last()
    {
        var second = Intercom.AddConversation(Conversation.ContactId, "And another thing");
        var last = "/conversations/last/reply";

        Assert.Equal(second.Id, (await Api.PostAsync(last, FromAda())).Id);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Api.PostAsync(Path, Note());
        var byAdmin = await Api.PostAsync(
            last, new { type = "admin", message_type = "comment", admin_id = "1", intercom_user_id = Conversation.ContactId, body = "Hi" });
        Assert.Equal(Conversation.Id, byAdmin.Id);

        Intercom.AddContact("grace@example.com");
        (await Api.PostAsync(last, Comment())).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.PostAsync(last, """{"type":"user","message_type":"comment","email":"nobody@example.com","body":"Hi"}"""))
            .MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.PostAsync(last, """{"type":"user","message_type":"comment","email":"grace@example.com","body":"Hi"}"""))
            .MustBeError(HttpStatusCode.BadRequest, "parameter_invalid", "No conversation for this user");
    }
}
