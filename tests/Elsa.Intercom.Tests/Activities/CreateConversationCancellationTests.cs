using Elsa.Intercom.Activities;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationCancellationTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly CancellationTokenSource _cancellation = new();

    [Fact]
    public async Task Before_sending_it_propagates_and_releases_the_key()
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
    public async Task A_cancellation_that_may_have_come_after_sending_keeps_the_key()
    {
        Cancels(new OperationCanceledException(_cancellation.Token));

        await RunCancelledAsync();

        Assert.Equal(["commit", "claim", "begin sending", "unknown"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task The_transport_is_given_the_workflows_token()
    {
        CancellationToken given = default;
        _scene.Creates = (request, token) =>
        {
            given = token;
            return Task.FromResult(_scene.Create(request));
        };

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

    private void Cancels(bool maySent) => Cancels(new RequestCanceledException(maySent, new OperationCanceledException(_cancellation.Token)));

    private void Cancels(Exception exception) => _scene.Creates = (_, _) =>
    {
        _cancellation.Cancel();
        throw exception;
    };

    /// <summary>Elsa gets the cancellation itself. It becomes neither an Intercom fault nor an outcome.</summary>
    private async Task RunCancelledAsync()
    {
        var activity = Activity();

        var run = await _scene.RunConnectedAsync(activity, cancellationToken: _cancellation.Token);

        Assert.IsAssignableFrom<OperationCanceledException>(run.ContextOf(activity).Exception);
        Assert.Empty(run.Journal(activity));
        Assert.Null(run.Output(activity, "ErrorCode"));
    }
}
