using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /conversations/{id}/reply by an admin, and its parts.</summary>
public sealed class AdminReplyTests : ReplyTest
{
    [Theory]
    [InlineData("2.14", "comment")]
    [InlineData("2.16", "comment")]
    [InlineData("2.14", "note")]
    public async Task A_reply_is_answered_with_the_whole_conversation(string version, string type)
    {
        using var api = new Caller(Intercom, version);

        var reply = await api.PostAsync(Path, new { type = "admin", message_type = type, admin_id = "1", body = "Hello Ada", skip_notifications = true });

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Conversation(version).Check(reply.Json);
        Assert.Equal(Conversation.Id, reply.Id);
        Assert.Equal(1, reply["conversation_parts"].GetProperty("total_count").GetInt32());
        var part = Assert.Single(Parts(reply));
        Assert.Matches("^[0-9]+$", part.GetProperty("id").GetString());
        Assert.Equal(("conversation_part", type), (Text(part, "type"), Text(part, "part_type")));
        Assert.Equal(("<p>Hello Ada</p>", "open"), (Text(part, "body"), Text(part, "state")));
        Assert.All(["created_at", "updated_at", "notified_at"], x => Assert.Equal(Now, part.GetProperty(x).GetInt64()));
        Assert.All(["assigned_to", "external_id", "app_package_code"], x => Assert.Equal(JsonValueKind.Null, part.GetProperty(x).ValueKind));
        Assert.Equal("""{"type":"admin","id":"1","name":"Sandbox Admin","email":"admin@sandbox.invalid"}""", part.GetProperty("author").GetRawText());
        Assert.Equal(reply.Text, (await api.GetAsync($"/conversations/{Conversation.Id}")).Text);
    }

    [Fact]
    public async Task Stored_data_can_be_read_in_code()
    {
        await Api.PostAsync(Path, new
        {
            type = "admin",
            message_type = "note",
            admin_id = "1",
            body = "<p>Look</p>",
            attachment_urls = Enumerable.Range(0, 10).Select(x => $"https://example.com/{x}.png"),
            created_at = 1_500_000_000
        });

        var part = Assert.Single(Intercom.Parts);
        Assert.Equal((Conversation.Id, "note", "admin", "1", "<p>Look</p>"), (part.ConversationId, part.PartType, part.AuthorType, part.AuthorId, part.Body));
        Assert.Equal("https://example.com/9.png", part.AttachmentUrls[9]);
        Assert.Equal(1_500_000_000, part.CreatedAt.ToUnixTimeSeconds());
        Assert.Equal((Now, Now), (part.UpdatedAt.ToUnixTimeSeconds(), part.StoredAt.ToUnixTimeSeconds()));

        var given = Assert.Single(Parts(await GetAsync()));
        Assert.Equal(part.Id, Text(given, "id"));
        Assert.Equal((1_500_000_000, Now), (given.GetProperty("created_at").GetInt64(), given.GetProperty("updated_at").GetInt64()));
        Assert.Equal("9.png", Text(given.GetProperty("attachments")[9], "name"));
    }

    [Fact]
    public async Task A_comment_answers_the_contact_and_a_note_does_not()
    {
        var before = await GetAsync();
        var noted = await Api.PostAsync(Path, Note());
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), noted["waiting_since"].GetInt64());
        Assert.Equal(Now, noted["updated_at"].GetInt64());

        Clock.Advance(TimeSpan.FromSeconds(1));
        var commented = await Api.PostAsync(Path, Comment());

        Assert.Equal(JsonValueKind.Null, commented["waiting_since"].ValueKind);
        Assert.Equal((Now + 1, "open"), (commented["updated_at"].GetInt64(), commented["state"].GetString()));
        Assert.Equal(before["created_at"].GetInt64(), commented["created_at"].GetInt64());
        Assert.Equal(2, commented["conversation_parts"].GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task The_author_of_a_part_is_a_teammate_in_lists_too()
    {
        Assert.Equal(JsonValueKind.Null, (await GetAsync())["teammates"].ValueKind);
        await Api.PostAsync(Path, Note());
        await Api.PostAsync(Path, Comment());

        var list = await Api.GetAsync("/conversations");

        Shapes.ConversationList("2.14").Check(list.Json);
        Assert.Equal("""{"type":"admin.list","teammates":[{"type":"admin","id":"1"}]}""", list["conversations"][0].GetProperty("teammates").GetRawText());
    }

    [Theory]
    [InlineData("1 < 2 & 3\nand on", "<p>1 &lt; 2 &amp; 3<br>and on</p>", "1 < 2 & 3\nand on")]
    [InlineData("<p>Tom &amp; <b>Ada</b></p>", "<p>Tom &amp; <b>Ada</b></p>", "Tom & Ada")]
    [InlineData("<h2>Do</h2><ul><li>this</li><li>that</li></ul>", "<h2>Do</h2><ul><li>this</li><li>that</li></ul>", "Do\nthis\nthat")]
    [InlineData("One<br/>two<BR>three", "One<br/>two<BR>three", "One\ntwo\nthree")]
    [InlineData("<img src='x' onerror='alert(1)'>Hi", "<img src='x' onerror='alert(1)'>Hi", "Hi")]
    public async Task HTML_is_kept_and_other_text_becomes_a_paragraph(string body, string html, string plain)
    {
        var reply = await Api.PostAsync(Path, Comment(body));

        Assert.Equal(html, Text(Assert.Single(Parts(reply)), "body"));
        Assert.Equal(plain, Text(Assert.Single(Parts(await GetAsync("?display_as=plaintext"))), "body"));
        Assert.Equal(body, Assert.Single(Intercom.Parts).Body);
    }

    [Fact]
    public async Task An_admins_id_may_be_a_number_as_in_the_examples_of_the_description() =>
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync(Path, """{"type":"admin","message_type":"note","admin_id":1,"body":"Hi"}""")).Status);

    [Fact]
    public async Task Times_that_a_version_does_not_know_are_passed_over()
    {
        using var old = new Caller(Intercom, "2.10");

        var reply = await old.PostAsync(Path, """{"type":"admin","message_type":"note","admin_id":"1","body":"Hi","created_at":1500000000}""");

        Assert.Equal(Now, Assert.Single(Parts(reply)).GetProperty("created_at").GetInt64());
    }

    [Theory]
    [InlineData("""{"message_type":"comment","admin_id":"1","body":"Hi"}""", "type")]
    [InlineData("""{"type":"team","message_type":"comment","admin_id":"1","body":"Hi"}""", "type")]
    [InlineData("""{"type":"admin","admin_id":"1","body":"Hi"}""", "message_type")]
    [InlineData("""{"type":"admin","message_type":"close","admin_id":"1","body":"Hi"}""", "message_type")]
    [InlineData("""{"type":"admin","message_type":"quick_reply","admin_id":"1","reply_options":[]}""", "reply_options")]
    [InlineData("""{"type":"admin","message_type":"quick_reply","admin_id":"1","reply_options":[{"text":"Yes"}]}""", "reply_options.uuid")]
    [InlineData(
        """{"type":"admin","message_type":"comment","admin_id":"1","body":"Hi","attachment_files":[{"name":"a","content_type":"b","data":"?"}]}""",
        "attachment_files.data")]
    [InlineData("""{"type":"admin","message_type":"comment","body":"Hi"}""", "admin_id")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":null,"body":"Hi"}""", "admin_id")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":"1"}""", "body")]
    [InlineData("""{"type":"admin","message_type":"note","admin_id":"1","body":" \n"}""", "body")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":"1","body":7}""", "body")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":"1","body":"Hi","created_at":"now"}""", "created_at")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":"1","body":"Hi","attachment_urls":["/a.png"]}""", "attachment_urls")]
    [InlineData("""{"type":"admin","message_type":"comment","admin_id":"1","body":"Hi","attachment_urls":[1,2,3,4,5,6,7,8,9,10,11]}""", "attachment_urls")]
    public async Task A_field_that_breaks_the_description_is_refused_by_name(string body, string field)
    {
        var reply = await Api.PostAsync(Path, body);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.GetProperty("field").GetString());
        Assert.Empty(Intercom.Parts);
    }

    [Fact]
    public async Task An_unknown_conversation_is_a_404() =>
        (await Api.PostAsync("/conversations/1/reply", Comment())).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("2")]
    [InlineData("\"01\"")]
    [InlineData("\"\"")]
    public async Task An_unknown_admin_is_a_404(string adminId)
    {
        var reply = await Api.PostAsync(Path, $$"""{"type":"admin","message_type":"comment","admin_id":{{adminId}},"body":"Hi"}""");

        reply.MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        Assert.Empty(Intercom.Parts);
        Assert.Equal(0, (await GetAsync())["conversation_parts"].GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task Ids_rise_in_the_order_of_the_parts()
    {
        _ = Path;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Api.PostAsync(Path, Comment())));

        var ids = Intercom.Parts.Select(x => long.Parse(x.Id)).ToArray();
        Assert.Equal(50, ids.Distinct().Count());
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids, Parts(await GetAsync()).Select(x => long.Parse(Text(x, "id")!)));
    }

    [Fact]
    public void Only_the_newest_five_hundred_parts_are_given()
    {
        var part = new SandboxPart
        {
            Id = "0",
            ConversationId = Conversation.Id,
            PartType = "comment",
            AuthorType = "admin",
            AuthorId = "1",
            Body = "Hi",
            CreatedAt = TestClock.Start,
            UpdatedAt = TestClock.Start,
            StoredAt = TestClock.Start
        };
        SandboxPart[] all = [.. Enumerable.Range(1, 501).Select(x => part with { Id = $"{x}" })];
        Assert.True(ApiVersion.TryParse("2.14", out var version));

        var item = new ContactConversation(Conversation, Assert.Single(Intercom.Contacts), all);
        var parts = ConversationJson.Write(item, version, plainText: false)["conversation_parts"]!;

        Assert.Equal(501, (int)parts["total_count"]!);
        var given = parts["conversation_parts"]!.AsArray();
        Assert.Equal((500, "2", "501"), (given.Count, (string?)given[0]!["id"], (string?)given[^1]!["id"]));
    }

    private static string? Text(JsonElement json, string field) => json.GetProperty(field).GetString();
}
