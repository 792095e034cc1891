using Elsa.Intercom.Activities;
using Elsa.Intercom.Client;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What an author and an operator see after an attempt that wasn't answered.</summary>
public sealed class CreateConversationUnknownTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task A_conversation_that_is_found_is_done_with_all_outputs_and_says_so_in_the_journal()
    {
        _scene.Fails(Unanswered());
        _scene.Intercom.Setup(client => client.GetWorkspaceAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { Id = "abc123" });
        Shows("215468465");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
        Assert.Equal("message-215468465", run.Output(activity, "MessageId"));
        Assert.Equal(Sample.ContactId, run.Output(activity, "ContactId"));
        Assert.Equal(FakeTimeProvider.Start, run.Output(activity, "ConversationCreatedAt"));
        Assert.Equal("https://app.intercom.com/a/inbox/abc123/inbox/conversation/215468465", run.Output(activity, "ConversationUrl"));
        Assert.Equal("request-9", run.Output(activity, "RequestId"));
        Assert.Equal(true, run.Output(activity, "Reused"));
        Assert.Null(run.Output(activity, "ErrorCode"));
        Assert.Equal("Found: an attempt without an answer had created it", run.Journal(activity)["Result"]);
        Assert.Equal("215468465", run.Journal(activity)["ConversationId"]);
        Assert.Contains("a search found the conversation", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
        Assert.Equal(["commit", "claim", "begin sending", "search", "complete"], _scene.Trail.Steps);
    }

    [Theory]
    [InlineData("Fault")]
    [InlineData("Outcome")]
    public async Task Several_that_look_like_it_are_named_in_the_journal(string onError)
    {
        _scene.Fails(Unanswered());
        Shows("1", "2");
        var activity = Sample.Conversation(activity => activity.OnError = new(onError));

        var run = await _scene.RunAsync(activity);

        var journal = run.Journal(activity);
        Assert.Equal(("several_conversations", "Unknown"), (journal["ErrorCode"], journal["Result"]));
        Assert.Equal(["1", "2"], Assert.IsType<string[]>(journal["ConversationIds"]));
        Assert.Contains("2 conversations look like it: 1, 2.", Assert.IsType<string>(journal["ErrorMessage"]), StringComparison.Ordinal);
        Assert.Equal("several_conversations", run.Output(activity, "ErrorCode"));
        Assert.Null(run.Output(activity, "ConversationId"));

        if (onError == "Fault")
            Assert.Equal(("several_conversations", "Unknown"), (run.Fault.Code, run.Fault.Type));
        else
            Assert.Equal("Unknown", run.Outcome(activity));
    }

    [Fact]
    public async Task Where_none_looks_like_it_none_is_named()
    {
        _scene.Fails(Unanswered());
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.False(run.Journal(activity).ContainsKey("ConversationIds"));
        Assert.Equal(("timeout", "Unknown"), (run.Fault.Code, run.Fault.Type));
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("create")]
    [InlineData(" CREATE ")]
    public async Task Create_sends_again_once_after_a_search_in_vain_and_warns(string onUnknown)
    {
        FailsOnce();
        var activity = OnUnknown(onUnknown);

        var run = await _scene.RunAsync(activity);

        Assert.Equal("second", run.Output(activity, "ConversationId"));
        Assert.Equal(false, run.Output(activity, "Reused"));
        Assert.Equal("Created", run.Journal(activity)["Result"]);
        Assert.Contains("it was sent again, as On unknown says", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
        Sent(Times.Exactly(2));
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
        Sent(Times.Once());
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
            Assert.StartsWith("OnUnknown is neither 'Report' nor 'Create'.", fault.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_scene.Trail.Steps);
        Sent(Times.Never());
    }

    [Fact]
    public async Task A_missing_permission_is_told_with_its_name()
    {
        _scene.Fails(Unanswered());
        _scene.Intercom.Setup(client => client.SearchConversationsAsync(It.IsAny<ConversationSearch>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IntercomException(IntercomErrorKind.Unauthorized, "forbidden", "No.", System.Net.HttpStatusCode.Forbidden));

        var run = await _scene.RunAsync(Sample.Conversation());

        Assert.Equal("Unknown", run.Fault.Type);
        Assert.Contains("\"Read conversations\"", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_retry_finds_what_the_faulted_execution_created()
    {
        _scene.Fails(Unanswered());
        await _scene.RunAsync(Sample.Conversation(), "instance-1");
        Shows("215468465");
        var retry = Sample.Conversation();

        var run = await _scene.RunAsync(retry, "instance-1");

        Assert.Equal("215468465", run.Output(retry, "ConversationId"));
        Sent(Times.Once());
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static IntercomException Unanswered() => new(IntercomErrorKind.Unknown, "timeout", "Nobody knows.", requestId: "request-9");

    private static CreateConversation OnUnknown(string onUnknown) => Sample.Conversation(activity => activity.OnUnknown = new(onUnknown));

    private void FailsOnce() =>
        _scene.Intercom.SetupSequence(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(Unanswered())
            .ReturnsAsync(new CreatedConversation { ConversationId = "second" });

    private void Shows(params string[] ids) => _scene.Conversations.AddRange(ids.Select(id => new Conversation
    {
        Id = id,
        MessageId = $"message-{id}",
        AuthorId = Sample.ContactId,
        Body = "<p>I would like to start.</p>",
        CreatedAt = FakeTimeProvider.Start,
    }));

    private void Sent(Times times) => _scene.Intercom.Verify(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()), times);
}
