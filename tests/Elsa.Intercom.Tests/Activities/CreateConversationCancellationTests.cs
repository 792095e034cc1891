using Elsa.Intercom.Activities;
using Elsa.Intercom.Client;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationCancellationTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly CancellationTokenSource _cancellation = new();

    [Fact]
    public async Task Before_sending_it_propagates_and_gives_the_key_back()
    {
        Cancels(maySent: false);

        await RunCancelledAsync();

        Assert.Equal(["commit", "claim", "begin sending", "release"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task After_sending_it_propagates_and_keeps_the_key()
    {
        Cancels(maySent: true);

        await RunCancelledAsync();

        Assert.Equal(["commit", "claim", "begin sending", "unknown"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task A_conversation_that_was_cancelled_after_sending_is_not_sent_again_under_its_key()
    {
        Cancels(maySent: true);
        await RunCancelledAsync();

        var run = await _scene.RunAsync(Activity());

        Assert.Equal("earlier_attempt_unknown", run.Fault.Code);
        _scene.Intercom.Verify(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Of_a_cancellation_that_tells_nothing_the_worse_is_taken()
    {
        _scene.Intercom.Setup(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()))
            .Callback(_cancellation.Cancel)
            .ThrowsAsync(new OperationCanceledException(_cancellation.Token));

        await RunCancelledAsync();

        Assert.Equal(["commit", "claim", "begin sending", "unknown"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task The_client_is_given_the_workflows_token()
    {
        CancellationToken given = default;
        _scene.Intercom.Setup(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()))
            .Callback((CreateConversationRequest _, CancellationToken token) => given = token)
            .ReturnsAsync(new CreatedConversation { ConversationId = "1" });

        await _scene.RunAsync(Activity(), cancellationToken: _cancellation.Token);
        await _cancellation.CancelAsync();

        Assert.True(given.IsCancellationRequested);
    }

    public async ValueTask DisposeAsync()
    {
        _cancellation.Dispose();
        await _scene.DisposeAsync();
    }

    private static CreateConversation Activity() => Sample.Conversation(activity => activity.IdempotencyKey = new("onboarding:42"));

    private void Cancels(bool maySent) =>
        _scene.Intercom.Setup(client => client.CreateConversationAsync(It.IsAny<CreateConversationRequest>(), It.IsAny<CancellationToken>()))
            .Callback(_cancellation.Cancel)
            .ThrowsAsync(new RequestCanceledException(maySent, new OperationCanceledException(_cancellation.Token)));

    /// <summary>Elsa is handed the cancellation itself: it becomes neither a fault of Intercom's nor an outcome.</summary>
    private async Task RunCancelledAsync()
    {
        var activity = Sample.Conversation(activity => (activity.IdempotencyKey, activity.OnError) = (new("onboarding:42"), new("Outcome")));

        var run = await _scene.RunAsync(activity, cancellationToken: _cancellation.Token);

        Assert.IsAssignableFrom<OperationCanceledException>(run.Of(activity).Exception);
        Assert.Empty(run.Journal(activity));
        Assert.Null(run.Output(activity, "ErrorCode"));
    }
}
