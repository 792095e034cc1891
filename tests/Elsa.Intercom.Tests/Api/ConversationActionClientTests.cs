using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The client's calls on one conversation, on tags and on the people of the workspace: one request each.</summary>
public sealed class ConversationActionClientTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    private readonly IntercomHarness _intercom = new();

    public static TheoryData<string, Func<IIntercomClient, Task>> Calls => new()
    {
        {
            """POST /conversations/42/parts {"message_type":"close","type":"admin","admin_id":"991"}""",
            client => client.Conversations.CloseAsync("42", "991")
        },
        { """POST /conversations/42/parts {"message_type":"open","admin_id":"991"}""", client => client.Conversations.OpenAsync("42", "991") },
        {
            $$"""POST /conversations/42/parts {"message_type":"snoozed","admin_id":"991","snoozed_until":{{Tomorrow.ToUnixTimeSeconds()}}}""",
            client => client.Conversations.SnoozeAsync("42", "991", Tomorrow)
        },
        {
            """POST /conversations/42/parts {"message_type":"assignment","type":"team","admin_id":"991","assignee_id":"7"}""",
            client => client.Conversations.AssignAsync("42", "991", "team:7")
        },
        {
            """PUT /conversations/42 {"title":"Invoice"}""",
            client => client.Conversations.UpdateAsync("42", new UpdateConversationRequest { Title = "Invoice" })
        },
        {
            $$"""POST /conversations/42/reply {"message_type":"comment","intercom_user_id":"{{Sample.ContactId}}","body":"Thanks","type":"user"}""",
            client => client.Conversations.ReplyAsync("42", new ReplyRequest { Type = "user", ContactId = Sample.ContactId, Body = "Thanks" })
        },
        { """POST /tags {"name":"VIP"}""", client => client.Tags.FindOrCreateAsync("VIP") },
        { """POST /conversations/42/tags {"id":"7","admin_id":"991"}""", client => client.Tags.AddToConversationAsync("42", "7", "991") },
        { """DELETE /conversations/42/tags/7 {"admin_id":"991"}""", client => client.Tags.RemoveFromConversationAsync("42", "7", "991") },
        { $$"""POST /contacts/{{Sample.ContactId}}/tags {"id":"7"}""", client => client.Tags.AddToContactAsync(Sample.ContactId, "7") },
        { $$"""DELETE /contacts/{{Sample.ContactId}}/tags/7 {}""", client => client.Tags.RemoveFromContactAsync(Sample.ContactId, "7") },
    };

    [Theory, MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task A_call_is_one_request(string expected, Func<IIntercomClient, Task> call)
    {
        _intercom.Handler.Default.Reply(200, $$"""{"id":"{{(expected.Contains("/tags", StringComparison.Ordinal) ? 7 : 42)}}","name":"VIP"}""");

        await call(_intercom.Client);

        var request = Assert.Single(_intercom.Handler.Requests);
        Assert.Equal(expected, request.Body == null ? request.Line : $"{request.Line} {request.Json.ToString(Formatting.None)}");
    }

    public static TheoryData<string, Func<IIntercomClient, Task>> Wrong => new()
    {
        { "Conversation is not an id", client => client.Conversations.CloseAsync("last", "991") },
        { "Admin is not an id", client => client.Conversations.OpenAsync("42", "Ada") },
        { "Assign to is not an id", client => client.Conversations.AssignAsync("42", "991", "Support") },
        { "Nothing is given to change", client => client.Conversations.UpdateAsync("42", new UpdateConversationRequest()) },
        { "No contact is given", client => client.Conversations.ReplyAsync("42", new ReplyRequest { Type = "user", Body = "Thanks" }) },
        { "A reply is by admin or by user", client => client.Conversations.ReplyAsync("42", new ReplyRequest { Type = "bot", Body = "Thanks" }) },
        {
            "A quick reply is empty",
            client => client.Conversations.ReplyAsync("42", new ReplyRequest { AdminId = "1", MessageType = "quick_reply", QuickReplies = [new()] })
        },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_work_is_refused_before_anything_is_sent(string problem, Func<IIntercomClient, Task> call)
    {
        var e = await Assert.ThrowsAsync<IntercomException>(() => call(_intercom.Client));

        Assert.StartsWith(problem, e.Message, StringComparison.Ordinal);
        Assert.Empty(_intercom.Handler.Requests);
    }

    [Fact]
    public async Task The_people_of_the_workspace_are_listed()
    {
        _intercom.Handler.On("GET /admins").Reply(200, """{"admins":[{"id":"1","name":"Ada","email":"ada@example.com"},{"name":"without an id"}]}""");
        _intercom.Handler.On("GET /teams").Reply(200, """{"teams":[{"id":7,"name":"Support","admin_ids":[1,2]}]}""");

        Assert.Equal(new Admin { Id = "1", Name = "Ada", Email = "ada@example.com" }, Assert.Single(await _intercom.Client.Workspace.ListAdminsAsync()));
        var team = Assert.Single(await _intercom.Client.Workspace.ListTeamsAsync());
        Assert.Equal(("7", "Support", "1,2"), (team.Id, team.Name, string.Join(',', team.AdminIds)));
    }

    [Theory]
    [InlineData("tag_not_found", false)]
    [InlineData("not_found", null)]
    public async Task A_tag_that_is_missing_is_removed_already_and_a_missing_conversation_is_an_error(string code, bool? removed)
    {
        _intercom.Handler.Default.Reply(404, Answers.Error(code, "No"));

        var removing = _intercom.Client.Tags.RemoveFromConversationAsync("42", "7", "991");

        if (removed is { } expected)
            Assert.Equal(expected, await removing);
        else
            Assert.Equal(IntercomErrorKind.NotFound, (await Assert.ThrowsAsync<IntercomException>(() => removing)).Kind);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
