using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Waiting for a row in a database that has no notification of changes.</summary>
public sealed class SharedPollsTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly TestClock _clock = new();
    private readonly SharedPolls _polls;
    private LedgerRow? _row = Rows.New("key");
    private Exception? _failure;
    private int _reads;

    public SharedPollsTests() => _polls = new SharedPolls(
        (_, _) =>
        {
            _reads++;
            return _failure == null ? new ValueTask<LedgerRow?>(_row) : throw _failure;
        },
        _clock);

    [Fact]
    public async Task A_thousand_callers_cost_as_much_as_one()
    {
        var callers = Enumerable.Range(0, 1_000).Select(_ => WaitAsync()).ToList();
        Assert.Equal(1, _clock.RunningTimers);

        // 50, 100, 200, 400 and 800 milliseconds, and then each second.
        await PassAsync(seconds: 3);
        Assert.Equal(6, _reads);
        _row = Rows.New("key") with { Revision = 2 };
        await PassAsync(seconds: 1);

        Assert.All(await Task.WhenAll(callers), row => Assert.Equal(2, row?.Revision));
        Assert.Equal(7, _reads);
    }

    [Fact]
    public async Task A_row_that_is_gone_ends_the_wait()
    {
        var caller = WaitAsync();
        _row = null;
        await PassAsync(seconds: 1);

        Assert.Null(await caller);
    }

    [Fact]
    public async Task The_end_of_the_lease_ends_the_wait()
    {
        var caller = WaitAsync();
        await PassAsync(seconds: 9);
        Assert.False(caller.IsCompleted);
        await PassAsync(seconds: 1);

        Assert.Equal(1, (await caller)?.Revision);
    }

    [Fact]
    public async Task One_caller_that_gives_up_does_not_stop_the_others_and_the_last_one_stops_the_poll()
    {
        using var cancellation = new CancellationTokenSource();
        using var lastly = new CancellationTokenSource();
        var first = WaitAsync(cancellation.Token);
        var second = WaitAsync(lastly.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(1, _clock.RunningTimers);

        await lastly.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await _clock.TimersAsync(0);
        Assert.Equal(0, _reads);
    }

    [Fact]
    public async Task A_failure_of_the_database_reaches_all_callers_and_the_next_one_reads_again()
    {
        var callers = new[] { WaitAsync(), WaitAsync() };
        _failure = new LedgerException("The database is down.");
        await PassAsync(seconds: 1);

        foreach (var caller in callers)
            await Assert.ThrowsAsync<LedgerException>(() => caller);

        _failure = null;
        _row = null;
        var next = WaitAsync();
        await PassAsync(seconds: 1);
        Assert.Null(await next);
    }

    private Task<LedgerRow?> WaitAsync(CancellationToken cancellationToken = default) =>
        _polls.WaitAsync(Rows.New("key"), Lease, cancellationToken).AsTask();

    /// <summary>Advances the clock in small steps, each when the poll waits for it.</summary>
    private async Task PassAsync(int seconds)
    {
        for (var step = 0; step < seconds * 20; step++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));

            for (var yields = 0; yields < 20; yields++)
                await Task.Yield();
        }
    }
}
