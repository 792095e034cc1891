using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Activities;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What a workflow sees of a conversation that it reads, and what it can change of it.</summary>
public sealed class ReadAndUpdateTests : IAsyncDisposable
{
    private const string Read = "GET /conversations/42";

    private readonly SocketStage _stage = new();

    [Fact]
    public async Task A_conversation_is_read_with_its_messages_and_without_its_notes()
    {
        _stage.Intercom.On(Read).Reply(200, JsonThread.Of(
            JObject.Parse("""
                {
                  "title": "Invoice", "admin_assignee_id": 500, "team_assignee_id": 0, "custom_attributes": {"topic": "billing", "score": 3},
                  "tags": {"tags": [{"type": "tag", "id": "7", "name": "VIP"}]}, "ticket": {"type": "ticket", "id": "99"}
                }
                """),
            JsonThread.Part("700", "<p>Welcome!<br>How are you?</p>", name: "Grace"),
            JsonThread.Part("701", "<p>Between us</p>", type: "note"),
            JsonThread.Part("702", "<p>Fine</p>", authorType: "user"),
            JsonThread.Part("703", null!, type: "close")));
        var activity = new GetConversation { Id = "get", Conversation = new("42") };

        var run = await _stage.RunAsync(activity);

        Assert.Equal(
            ("open", "Invoice", "500", null, Answers.ContactId, "user"),
            (Text("ConversationState"), Text("ConversationTitle"), Text("AdminAssigneeId"), Text("TeamAssigneeId"), Text("ContactId"), Text("ContactRole")));
        Assert.Equal(["VIP"], (IEnumerable<string>)run.Output(activity, "Tags")!);
        Assert.Equal(
            ("Hello", "user", Answers.ContactId, TestClock.Start, Answers.MessageId),
            (Text("FirstMessage"), Text("FirstMessageAuthorType"), Text("FirstMessageAuthorId"), run.Output(activity, "FirstMessageAt"),
                Text("FirstMessageId")));
        Assert.Equal(("Fine", "user", "702"), (Text("LastMessage"), Text("LastMessageAuthorType"), Text("LastMessageId")));
        Assert.Equal((3, "99"), (run.Output(activity, "MessageCount"), Text("TicketId")));
        Assert.Equal(
            [$" {Canaries.FullName} (user): Hello", " Grace (admin): Welcome! How are you?", " user: Fine"],
            Text("Transcript")!.Split('\n').Select(line => line["2026-01-01T00:00:00Z".Length..]));

        string? Text(string name) => (string?)run.Output(activity, name);
    }

    [Fact]
    public async Task JavaScript_reads_the_objects_as_its_own()
    {
        _stage.Intercom.On(Read).Reply(
            200,
            JsonThread.Of(JObject.Parse(
                """{"custom_attributes": {"topic": "billing", "count": 12345678901234567890}, "tags": {"tags": [{"id": "7", "name": "VIP"}]}}""")));

        var run = await _stage.RunAsync(new Sequence
        {
            Activities =
            [
                new GetConversation { Id = "get", Conversation = new("42") },
                Note("topic", "getOutputFrom('get', 'ConversationAttributes').topic"),
                Note("digits", "getOutputFrom('get', 'ConversationAttributes').count"),
                Note("author", "getOutputFrom('get', 'ConversationJson').source.author.type"),
                Note("tags", "getOutputFrom('get', 'Tags').length + ' ' + getOutputFrom('get', 'ConversationJson').tags.tags.map(tag => tag.name).join()"),
            ],
        });

        Assert.Equal(
            ("billing", "12345678901234567890", "user", "1 VIP"),
            (run.Notes["topic"], run.Notes["digits"], run.Notes["author"], run.Notes["tags"]));

        static Note Note(string label, string code) => new() { Label = label, Value = Sample.JavaScript<object?>(code) };
    }

    [Fact]
    public async Task An_update_sends_what_is_given_and_nothing_else()
    {
        _stage.Intercom.On("PUT /conversations/42").Reply(503).Reply(200, JsonThread.InState("closed"));
        var activity = new UpdateConversation
        {
            Id = "update",
            Conversation = new("42"),
            Title = new("Invoice"),
            MarkAsRead = new(true),
            CustomAttributes = new(new Dictionary<string, object> { ["topic"] = "billing", ["score"] = 3, ["none"] = " " }),
        };

        var run = await _stage.RunAsync(activity);

        const string sent = """PUT /conversations/42 {"title":"Invoice","read":true,"custom_attributes":{"topic":"billing","score":3}}""";
        Assert.Equal([sent, sent], _stage.Changes);
        Assert.Equal(("Done", "closed"), (run.Outcome(activity), run.Output(activity, "ConversationState")));
    }

    [Theory]
    [InlineData(null, "2.14", "Nothing is given to change")]
    [InlineData("Invoice", "2.12", "Title (title) exists from version 2.13")]
    public async Task An_update_that_cannot_work_is_refused_before_anything_is_sent(string? title, string version, string problem)
    {
        await using var stage = new SocketStage { Connection = connection => connection.ApiVersion = version };

        var run = await stage.RunAsync(new UpdateConversation { Id = "update", Conversation = new("42"), Title = new(title) });

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Intercom.Requests);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
