using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>The time that hosts with one database share.</summary>
public class LedgerTimeTests
{
    private readonly TestClock _host = new();
    private readonly FakeClock _database = new();
    private readonly LedgerTime _time;

    public LedgerTimeTests()
    {
        _database.Now = () => _host.GetUtcNow();
        _time = new LedgerTime(_database, _host);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public async Task The_databases_clock_counts_and_not_the_hosts(int days)
    {
        _database.Now = () => _host.GetUtcNow().AddDays(-days);

        Assert.Equal(TestClock.Start.AddDays(-days), await _time.GetUtcNowAsync(default));
        _host.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TestClock.Start.AddDays(-days).AddSeconds(30), await _time.GetUtcNowAsync(default));
    }

    [Fact]
    public async Task It_is_read_once_a_minute()
    {
        for (var second = 0; second < 120; second++)
        {
            await _time.GetUtcNowAsync(default);
            _host.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _database.Reads);
    }

    [Fact]
    public async Task A_host_whose_clock_was_set_or_that_was_suspended_reads_it_again()
    {
        await _time.GetUtcNowAsync(default);
        _database.Now = () => TestClock.Start.AddHours(1);

        _host.Jump(TimeSpan.FromHours(1));

        Assert.Equal(TestClock.Start.AddHours(1), await _time.GetUtcNowAsync(default));
    }

    [Fact]
    public async Task Callers_at_the_same_time_read_it_once_and_one_that_gives_up_does_not_stop_the_others()
    {
        var answer = new TaskCompletionSource<DateTimeOffset>();
        _database.Answer = answer.Task;
        using var cancellation = new CancellationTokenSource();
        var first = _time.GetUtcNowAsync(cancellation.Token).AsTask();
        var others = Enumerable.Range(0, 10).Select(_ => _time.GetUtcNowAsync(default).AsTask()).ToList();

        await cancellation.CancelAsync();
        answer.SetResult(TestClock.Start);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.All(await Task.WhenAll(others), now => Assert.Equal(TestClock.Start, now));
        Assert.Equal(1, _database.Reads);
    }

    [Fact]
    public async Task After_a_failure_it_is_read_again()
    {
        _database.Answer = Task.FromException<DateTimeOffset>(new LedgerException("The database is down."));
        await Assert.ThrowsAsync<LedgerException>(async () => await _time.GetUtcNowAsync(default));
        _database.Answer = null;

        Assert.Equal(TestClock.Start, await _time.GetUtcNowAsync(default));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(-10, null)]
    [InlineData(11, "0.00:00:11 (days.hours:minutes:seconds) ahead of the clock")]
    [InlineData(-2_678_400, "31.00:00:00 (days.hours:minutes:seconds) behind the clock")]
    public async Task A_clock_that_differs_by_more_than_ten_seconds_is_named_with_the_remedy(int seconds, string? sentence)
    {
        _database.Now = () => _host.GetUtcNow().AddSeconds(-seconds);

        var error = await Record.ExceptionAsync(async () => await _time.CheckAsync(default));

        if (sentence == null)
        {
            Assert.Null(error);
            return;
        }

        Assert.IsType<LedgerClockException>(error);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.Contains("time service", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_takes_long_to_respond_is_not_a_wrong_clock()
    {
        var answer = new TaskCompletionSource<DateTimeOffset>();
        _database.Answer = answer.Task;
        var check = _time.CheckAsync(default).AsTask();
        _host.Advance(TimeSpan.FromSeconds(40));

        // It read its clock at once, and the response was late.
        answer.SetResult(TestClock.Start);

        await check;
    }

    private sealed class FakeClock : ILedgerClock
    {
        public Func<DateTimeOffset> Now { get; set; } = () => default;

        public Task<DateTimeOffset>? Answer { get; set; }

        public int Reads { get; private set; }

        public ValueTask<DateTimeOffset> ReadAsync(CancellationToken cancellationToken)
        {
            Reads++;
            return new(Answer ?? Task.FromResult(Now()));
        }
    }
}
