using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>A request that waits for the rate limit has sent nothing, and leaves no unknown result.</summary>
public sealed class IdempotentSenderQueueTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    [Fact]
    public async Task The_ledger_records_the_start_of_sending_after_the_queue()
    {
        var created = await QueueAsync();
        Assert.Equal(["commit", "claim"], _stage.Trail.Steps);

        _stage.Time.Advance(TimeSpan.FromSeconds(11));
        await created;

        Assert.Equal(["commit", "claim", "begin sending", "complete"], _stage.Trail.Steps);
    }

    [Fact]
    public async Task An_application_that_stops_leaves_the_keys_in_the_queue_free()
    {
        var created = await QueueAsync();

        _stage.Intercom.Services.GetRequiredService<RateLimiters>().Dispose();

        Assert.Equal(IntercomErrorKind.Unavailable, (await Assert.ThrowsAsync<IntercomException>(() => created)).Kind);
        Assert.Equal(["commit", "claim", "release"], _stage.Trail.Steps);
        Assert.Equal(0, _stage.Posted);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private async Task<Task<SendResult<ConversationCreated>>> QueueAsync()
    {
        _stage.Time.AutoAdvance = false;
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Intercom.Handler.On("GET /me").Reply(
            200,
            Answers.Me(),
            headers: ["X-RateLimit-Limit: 1", "X-RateLimit-Remaining: 0", $"X-RateLimit-Reset: {TestClock.Start.ToUnixTimeSeconds() + 10}"]);
        await _stage.Intercom.Client.Workspace.GetAsync();
        return _stage.CreateAsync();
    }
}
