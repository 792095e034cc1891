using System.Net;
using System.Text.Json;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /conversations/{id}/reply on behalf of the contact.</summary>
public sealed class ContactReplyTests : ReplyTest
{
    [Theory]
    [InlineData("intercom_user_id", null)]
    [InlineData("user_id", "70")]
    [InlineData("email", "ADA@example.com")]
    public async Task The_contact_may_be_named_in_three_ways(string field, string? value)
    {
        var reply = await Api.PostAsync(Path, As(field, value ?? Conversation.ContactId, "1 < <b>2</b>"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Conversation("2.14").Check(reply.Json);
        var part = Assert.Single(Parts(reply));
        Assert.Equal(("comment", "<p>1 &lt; &lt;b&gt;2&lt;/b&gt;</p>"), (part.GetProperty("part_type").GetString(), part.GetProperty("body").GetString()));
        Assert.Equal($$"""{"type":"user","id":"{{Conversation.ContactId}}","name":"Ada","email":"ada@example.com"}""", part.GetProperty("author").GetRawText());
        Assert.Equal(JsonValueKind.Null, reply["teammates"].ValueKind);
        Assert.Equal("1 < <b>2</b>", Assert.Single(Parts(await GetAsync("?display_as=plaintext"))).GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_lead_replies_as_user_and_stays_a_lead()
    {
        var lead = Intercom.AddContact("grace@example.com", "lead");
        var conversation = Intercom.AddConversation(lead.Id, "Hi");

        var reply = await Api.PostAsync($"/conversations/{conversation.Id}/reply", As("intercom_user_id", lead.Id));

        Assert.Equal("lead", Assert.Single(Parts(reply)).GetProperty("author").GetProperty("type").GetString());
        Assert.Equal(("lead", lead.Id), (Assert.Single(Intercom.Parts).AuthorType, Assert.Single(Intercom.Parts).AuthorId));
    }

    [Fact]
    public async Task The_contact_waits_since_the_first_reply_after_an_admins()
    {
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), (await Api.PostAsync(Path, FromAda()))["waiting_since"].GetInt64());
        await Api.PostAsync(Path, Comment());
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Now + 1, (await Api.PostAsync(Path, FromAda()))["waiting_since"].GetInt64());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Now + 1, (await Api.PostAsync(Path, FromAda()))["waiting_since"].GetInt64());
        Assert.Equal(Now + 2, Assert.Single(Intercom.Contacts).LastRepliedAt!.Value.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("""{"type":"user","message_type":"note","user_id":"70","body":"Hi"}""", "message_type")]
    [InlineData("""{"type":"user","message_type":"quick_reply","user_id":"70","body":"Hi"}""", "message_type")]
    [InlineData("""{"type":"user","message_type":"comment","user_id":"70"}""", "body")]
    [InlineData("""{"type":"user","message_type":"comment","user_id":70,"body":"Hi"}""", "user_id")]
    [InlineData("""{"type":"user","message_type":"comment","user_id":"70","body":"Hi","reply_options":[{"text":"Yes"}]}""", "reply_options.uuid")]
    [InlineData("""{"type":"user","message_type":"comment","user_id":"70","body":"Hi","reply_options":["Yes"]}""", "reply_options")]
    [InlineData("""{"type":"user","message_type":"comment","body":"Hi"}""", null)]
    [InlineData("""{"type":"user","message_type":"comment","user_id":"70","email":"ada@example.com","body":"Hi"}""", null)]
    public async Task A_request_that_breaks_the_description_is_refused(string body, string? field)
    {
        var reply = await Api.PostAsync(Path, body);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.TryGetProperty("field", out var named) ? named.GetString() : null);
        Assert.Empty(Intercom.Parts);
    }

    [Fact]
    public async Task Only_participants_can_reply()
    {
        var grace = Intercom.AddContact("grace@example.com", externalId: "71");
        object[] others = [As("intercom_user_id", grace.Id), As("user_id", "71"), As("email", "nobody@example.com")];

        foreach (var other in others)
            (await Api.PostAsync(Path, other)).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");

        await Api.PostAsync($"/contacts/{Conversation.ContactId}/archive");
        (await Api.PostAsync(Path, FromAda())).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        Assert.Empty(Intercom.Parts);
    }

    [Fact]
    public async Task An_unknown_id_finds_no_contact()
    {
        var anonymous = Intercom.AddConversation(Intercom.AddContact(role: "lead").Id, "Hi");

        foreach (var field in (string[])["user_id", "email"])
        {
            var reply = await Api.PostAsync($"/conversations/{anonymous.Id}/reply", As(field, ""));
            reply.MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        }
    }

    private static Dictionary<string, string> As(string field, string value, string body = "Hi") =>
        new() { ["type"] = "user", ["message_type"] = "comment", [field] = value, ["body"] = body };
}
