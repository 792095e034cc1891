using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>How a workflow names its key, and what a reused result looks like to it.</summary>
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
    public async Task The_automatic_key_is_the_execution_of_the_activity()
    {
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        var claim = Assert.Single(_scene.Ledger.Claims);
        Assert.True(claim.IsAutomatic);
        Assert.Equal($"execution:{run.ContextOf(activity).Id}", claim.Key);
        Assert.Equal(run.State.Id, claim.WorkflowInstanceId);
        Assert.Equal(run.ContextOf(activity).NodeId, claim.NodeId);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CreateConversation WithKey(string key) => Sample.Conversation(activity => activity.IdempotencyKey = new(key));
}
