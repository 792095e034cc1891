using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;
using Moq;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Expired rows are removed in the background.</summary>
public sealed class LedgerSweepTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly Mock<ILedgerStore> _store = new();
    private readonly LogCollector _log = new();
    private readonly LedgerSweep _sweep;

    public LedgerSweepTests() => _sweep = new LedgerSweep(
        _store.Object, new LedgerTime(new ProcessClock(_clock), _clock), _clock, new LoggerFactory([_log]).CreateLogger<LedgerSweep>());

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task A_sweep_begins_once_a_minute()
    {
        await SweepAsync();
        _clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        await SweepAsync();
        Assert.Single(_store.Invocations);

        _clock.Advance(TimeSpan.FromTicks(1));
        await SweepAsync();
        Assert.Equal(2, _store.Invocations.Count);
    }

    [Fact]
    public async Task It_removes_everything_that_has_expired_at_its_beginning()
    {
        _store.SetupSequence(store => store.RemoveExpiredAsync(TestClock.Start, It.IsAny<CancellationToken>()))
            .ReturnsAsync(true).ReturnsAsync(true).ReturnsAsync(false);

        await SweepAsync();

        Assert.Equal(3, _store.Invocations.Count);
    }

    [Fact]
    public async Task There_is_one_at_a_time()
    {
        var removing = new TaskCompletionSource<bool>();
        _store.Setup(store => store.RemoveExpiredAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).Returns(new ValueTask<bool>(removing.Task));
        _sweep.BeginIfDue();
        var first = _sweep.Last;
        _clock.Advance(TimeSpan.FromHours(1));

        _sweep.BeginIfDue();

        Assert.Same(first, _sweep.Last);
        removing.SetResult(false);
        await first;
    }

    [Fact]
    public async Task A_failure_is_logged_and_the_next_sweep_tries_again()
    {
        _store.SetupSequence(store => store.RemoveExpiredAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new LedgerException("The database is down.")).ReturnsAsync(false);

        await SweepAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync();

        Assert.Equal(2, _store.Invocations.Count);
        Assert.Equal(LogLevel.Warning, Assert.Single(_log.Entries).Level);
    }

    [Fact]
    public async Task The_end_of_the_application_stops_it_quietly()
    {
        _store.Setup(store => store.RemoveExpiredAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).Returns(
            async (DateTimeOffset _, CancellationToken stop) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, stop);
                return false;
            });
        _sweep.BeginIfDue();

        _sweep.Dispose();

        await _sweep.Last;
        Assert.Empty(_log.Entries);
        _clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();
        Assert.Single(_store.Invocations);
    }

    private Task SweepAsync()
    {
        _sweep.BeginIfDue();
        return _sweep.Last;
    }
}
