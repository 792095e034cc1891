using Elsa.Intercom.Activities;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationKeyTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task One_key_makes_one_conversation()
    {
        var first = WithKey("onboarding:42");
        var second = WithKey("onboarding:42");

        var firstRun = await _scene.RunAsync(first);
        var secondRun = await _scene.RunAsync(second);

        Assert.Single(_scene.Sent);
        Assert.Equal(false, firstRun.Output(first, "Reused"));
        Assert.Equal(true, secondRun.Output(second, "Reused"));
        Assert.Equal("Done", secondRun.Outcome(second));

        foreach (var output in new[] { "ConversationId", "MessageId", "ContactId", "ConversationCreatedAt", "RequestId" })
            Assert.Equal(firstRun.Output(first, output), secondRun.Output(second, output));

        Assert.Equal("Reused: nothing was sent", secondRun.Journal(second)["Result"]);
        Assert.Empty(secondRun.Warnings(second));
    }

    [Fact]
    public async Task A_key_that_is_used_for_another_request_gives_the_first_result_and_a_warning()
    {
        await _scene.RunAsync(WithKey("onboarding:42"));
        var other = WithKey("onboarding:42", activity => activity.Body = new("Another text"));

        var run = await _scene.RunAsync(other);

        Assert.Single(_scene.Sent);
        Assert.Equal("215468465", run.Output(other, "ConversationId"));
        Assert.Equal(true, run.Output(other, "Reused"));
        Assert.StartsWith("The idempotency key was used before with another request", Assert.Single(run.Warnings(other)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_count_per_connection()
    {
        await _scene.RunAsync(WithKey("onboarding:42"));
        await _scene.RunAsync(WithKey("onboarding:42", activity => activity.Connection = new("Europe")));

        Assert.Equal(2, _scene.Sent.Count);
    }

    [Fact]
    public async Task A_connection_written_in_another_case_is_the_same_one()
    {
        await _scene.RunAsync(WithKey("onboarding:42"));
        await _scene.RunAsync(WithKey("onboarding:42", activity => activity.Connection = new("dEFAULT")));

        Assert.Single(_scene.Sent);
    }

    [Fact]
    public async Task Without_a_key_each_execution_makes_its_own_conversation()
    {
        await _scene.RunAsync([], Sample.Conversation(), Sample.Conversation(activity => activity.Id = "again"));

        Assert.Equal(2, _scene.Sent.Count);
        Assert.All(_scene.Ledger.Claims, claim => Assert.True(claim.IsAutomatic));
    }

    [Fact]
    public async Task The_automatic_key_is_the_execution_of_the_activity()
    {
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        var claim = Assert.Single(_scene.Ledger.Claims);
        Assert.Equal($"execution:{run.ContextOf(activity).Id}", claim.Key);
        Assert.Equal(run.State.Id, claim.WorkflowInstanceId);
        Assert.Equal(run.ContextOf(activity).NodeId, claim.NodeId);
    }

    [Theory]
    [InlineData(IntercomErrorKind.Rejected)]
    [InlineData(IntercomErrorKind.Unauthorized)]
    [InlineData(IntercomErrorKind.NotFound)]
    [InlineData(IntercomErrorKind.RateLimited)]
    [InlineData(IntercomErrorKind.Unavailable)]
    public async Task A_refused_conversation_gives_its_key_back(IntercomErrorKind kind)
    {
        _scene.FailsOnce(new IntercomException(kind, "the_code", "What to do."));
        await _scene.RunAsync(WithKey("onboarding:42"));
        var again = WithKey("onboarding:42");

        var run = await _scene.RunAsync(again);

        Assert.Equal("215468465", run.Output(again, "ConversationId"));
        Assert.Equal(false, run.Output(again, "Reused"));
    }

    [Fact]
    public async Task A_conversation_that_nobody_knows_of_keeps_its_key_and_is_never_sent_again()
    {
        _scene.FailsOnce(new IntercomException(IntercomErrorKind.Unknown, "timeout", "Nobody knows."));
        await _scene.RunAsync(WithKey("onboarding:42"));

        var run = await _scene.RunAsync(WithKey("onboarding:42"));

        Assert.Equal(("earlier_attempt_unknown", "Unknown"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(1, _scene.Posted);
    }

    [Fact]
    public async Task A_retry_of_an_unknown_one_without_a_key_is_not_sent_again_either()
    {
        _scene.FailsOnce(new IntercomException(IntercomErrorKind.Unknown, "timeout", "Nobody knows."));
        await _scene.RunAsync(Sample.Conversation(), "instance-1");

        var run = await _scene.RunAsync(Sample.Conversation(), "instance-1");

        Assert.Equal("earlier_attempt_unknown", run.Fault.Code);
    }

    [Fact]
    public async Task Another_instance_of_the_workflow_is_not_held_up_by_it()
    {
        _scene.FailsOnce(new IntercomException(IntercomErrorKind.Unknown, "timeout", "Nobody knows."));
        await _scene.RunAsync(Sample.Conversation(), "instance-1");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity, "instance-2");

        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CreateConversation WithKey(string key, Action<CreateConversation>? change = null) => Sample.Conversation(activity =>
    {
        activity.IdempotencyKey = new(key);
        change?.Invoke(activity);
    });
}
