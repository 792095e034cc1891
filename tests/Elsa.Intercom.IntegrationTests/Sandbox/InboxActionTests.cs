using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>What a person does on the page.</summary>
public sealed class InboxActionTests : ReplyTest
{
    private const string Close = """{"message_type":"close","type":"admin","admin_id":"1"}""";

    private string Action => $"/sandbox/inbox/conversations/{Conversation.Id}";

    [Fact]
    public async Task A_person_replies_acts_and_tags_and_the_page_shows_it()
    {
        Api.Headers.Authorization = null;

        await MustAsync(Api.PostAsync($"{Action}/reply", Comment()));
        await MustAsync(Api.PostAsync($"{Action}/reply", FromAda()));
        await MustAsync(Api.PostAsync($"{Action}/parts", new { message_type = "assignment", type = "team", admin_id = "101", assignee_id = "202" }));
        await MustAsync(Api.PostAsync($"{Action}/parts", new { message_type = "assignment", type = "admin", admin_id = "101", assignee_id = "102" }));
        await MustAsync(Api.PostAsync($"{Action}/tags", new { id = "301", admin_id = "1" }));
        await MustAsync(Api.PostAsync($"{Action}/tags", new { id = "302", admin_id = "1" }));
        await MustAsync(Api.DeleteAsync($"{Action}/tags/301", new { admin_id = "1" }));
        await MustAsync(Api.PostAsync($"{Action}/parts", new { message_type = "snoozed", admin_id = "1", snoozed_until = Now + 60 }));

        var shown = await ShownAsync();
        Assert.Equal(("snoozed", Now + 60), (shown.GetProperty("state").GetString(), shown.GetProperty("snoozed_until").GetInt64()));
        Assert.Equal(("102", "202"), (shown.GetProperty("admin").GetString(), shown.GetProperty("team").GetString()));
        Assert.Equal("""[{"id":"302","name":"Bug"}]""", shown.GetProperty("tags").GetRawText());
        var messages = shown.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["message", "comment", "comment", "assignment", "assignment", "snoozed"], messages.Select(x => x.GetProperty("kind").GetString()));
        Assert.Equal("""{"type":"team","id":"202"}""", messages[3].GetProperty("assigned_to").GetRawText());
    }

    [Fact]
    public async Task The_page_is_told_whom_and_what_it_can_choose()
    {
        var state = await Api.GetAsync("/sandbox/state");

        Assert.Equal("""{"id":"101","name":"Mary Support"}""", state["admins"][1].GetRawText());
        Assert.Equal("""{"id":"201","name":"Support"}""", state["teams"][0].GetRawText());
        Assert.Equal("""{"id":"301","name":"VIP"}""", state["tags"][0].GetRawText());
    }

    [Fact]
    public async Task An_action_is_no_request_to_the_API_and_meets_no_fault()
    {
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = null });

        await MustAsync(Api.PostAsync($"{Action}/parts", Close));

        Assert.Equal("closed", Assert.Single(Intercom.Conversations).State);
        Assert.Empty(Intercom.Requests);
        Assert.Empty(Intercom.Faults.Injected);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence()
    {
        var reply = await Api.PostAsync($"{Action}/reply", new { message_type = "comment", type = "admin", admin_id = "1", body = " " });

        Assert.Equal((HttpStatusCode.BadRequest, "Body is required"), (reply.Status, reply["error"].GetString()));
        Assert.Empty(Intercom.Parts);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_is_refused(string origin)
    {
        Api.Headers.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await Api.PostAsync($"{Action}/parts", Close)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.DeleteAsync($"{Action}/tags/301", new { admin_id = "1" })).Status);
        Assert.Empty(Intercom.Parts);
    }

    [Theory]
    [InlineData("POST", "/sandbox/inbox/contacts")]
    [InlineData("GET", "/sandbox/inbox/conversations/1")]
    public async Task Other_routes_need_the_token(string method, string path)
    {
        Api.Headers.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.SendAsync(new HttpMethod(method), path, null)).Status);
    }

    private async Task<JsonElement> ShownAsync() => (await Api.GetAsync("/sandbox/state"))["conversations"].GetProperty("items")[0];

    private static async Task MustAsync(Task<Reply> request)
    {
        var reply = await request;
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
    }
}
