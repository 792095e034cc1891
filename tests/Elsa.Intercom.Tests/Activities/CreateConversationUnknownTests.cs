using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What an author and an operator see after an attempt without a response.</summary>
public sealed class CreateConversationUnknownTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task A_conversation_that_is_found_is_done_with_all_outputs_and_says_so_in_the_journal()
    {
        _scene.Fails(Unanswered());
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { Id = "abc123" });
        Shows("215468465");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
        Assert.Equal("403918251", run.Output(activity, "MessageId"));
        Assert.Equal(Sample.ContactId, run.Output(activity, "ContactId"));
        Assert.Equal(TestClock.Start, run.Output(activity, "ConversationCreatedAt"));
        Assert.Equal("https://app.intercom.com/a/inbox/abc123/inbox/conversation/215468465", run.Output(activity, "ConversationUrl"));
        Assert.Equal("request-9", run.Output(activity, "RequestId"));
        Assert.Equal(true, run.Output(activity, "Reused"));
        Assert.Null(run.Output(activity, "ErrorCode"));
        Assert.Equal("Found: an attempt without a response had created it", run.Journal(activity)["Result"]);
        Assert.Equal("215468465", run.Journal(activity)["ConversationId"]);
        Assert.Contains("a search found the conversation", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
        Assert.Equal(["commit", "claim", "begin sending", "search", "complete"], _scene.Trail.Steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_candidates_are_named_in_the_journal(bool connected)
    {
        _scene.Fails(Unanswered());
        Shows("1", "2");
        var activity = Sample.Conversation();

        var run = await (connected ? _scene.RunConnectedAsync(activity) : _scene.RunAsync(activity));

        var journal = run.Journal(activity);
        Assert.Equal(("several_candidates", "Unknown"), (journal["ErrorCode"], journal["Result"]));
        Assert.Equal(["1", "2"], Assert.IsType<string[]>(journal["CandidateIds"]));
        Assert.Contains("2 candidates match: 1, 2.", Assert.IsType<string>(journal["ErrorMessage"]), StringComparison.Ordinal);
        Assert.Equal("several_candidates", run.Output(activity, "ErrorCode"));
        Assert.Null(run.Output(activity, "ConversationId"));

        if (connected)
            Assert.Equal("Unknown", run.Outcome(activity));
        else
            Assert.Equal(("several_candidates", "Unknown"), (run.Fault.Code, run.Fault.Type));
    }

    [Fact]
    public async Task Without_a_candidate_none_is_named()
    {
        _scene.Fails(Unanswered());
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.False(run.Journal(activity).ContainsKey("CandidateIds"));
        Assert.Equal(("timeout", "Unknown"), (run.Fault.Code, run.Fault.Type));
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("create")]
    [InlineData(" CREATE ")]
    public async Task Create_sends_once_more_after_a_search_without_a_match_and_warns(string onUnknown)
    {
        FailsOnce();
        var activity = OnUnknown(onUnknown);

        var run = await _scene.RunAsync(activity);

        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
        Assert.Equal(false, run.Output(activity, "Reused"));
        Assert.Equal("Created", run.Journal(activity)["Result"]);
        Assert.Contains("was sent again, because On unknown is Create", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
        Assert.Equal(2, _scene.Posted);
    }

    [Theory]
    [InlineData("Report")]
    [InlineData("report")]
    [InlineData(" REPORT ")]
    [InlineData(" ")]
    [InlineData("")]
    public async Task Report_sends_once(string onUnknown)
    {
        FailsOnce();

        var run = await _scene.RunAsync(OnUnknown(onUnknown));

        Assert.Equal(("timeout", "Unknown"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(1, _scene.Posted);
    }

    [Theory]
    [InlineData("Retry")]
    [InlineData("true")]
    [InlineData("Create!")]
    [InlineData("ReportCreate")]
    [InlineData("Crеate")]
    public async Task Any_other_word_is_refused_before_anything_is_done(string onUnknown)
    {
        var run = await _scene.RunAsync(OnUnknown(onUnknown));
        var dryRun = await _scene.RunAsync(Sample.Conversation(activity => (activity.OnUnknown, activity.DryRun) = (new(onUnknown), new(true))));

        foreach (var fault in new[] { run.Fault, dryRun.Fault })
        {
            Assert.Equal(("invalid_request", "Rejected"), (fault.Code, fault.Type));
            Assert.StartsWith("On unknown is not one of its choices. Use one of: Report, Create.", fault.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_scene.Trail.Steps);
        Assert.Equal(0, _scene.Posted);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static IntercomException Unanswered() => new(IntercomErrorKind.Unknown, "timeout", "Nobody knows.", requestId: "request-9");

    private static CreateConversation OnUnknown(string onUnknown) => Sample.Conversation(activity => activity.OnUnknown = new(onUnknown));

    private void FailsOnce() => _scene.FailsOnce(Unanswered());

    private void Shows(params string[] ids) => _scene.Conversations.AddRange(ids.Select(id => new Conversation
    {
        Id = id,
        MessageId = $"message-{id}",
        AuthorId = Sample.ContactId,
        Body = "<p>I would like to start.</p>",
        CreatedAt = TestClock.Start,
    }));
}
