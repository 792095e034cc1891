using System.Globalization;
using Elsa.Intercom.Idempotency.Storage;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// The time that all processes with a ledger share: its database's. Leases and expiry use it, so a host with a wrong clock neither takes over nor forgets
/// the keys of others. It is read about once a minute; in between, a monotonic clock counts on.
/// </summary>
internal sealed class LedgerTime(ILedgerClock clock, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>A larger step of this host's clock between two uses means that it was set, or that the process was suspended.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Reading? _last;
    private Task<Reading>? _reading;

    /// <exception cref="LedgerException">The database's clock could not be read.</exception>
    public async ValueTask<DateTimeOffset> GetUtcNowAsync(CancellationToken cancellationToken)
    {
        var last = Volatile.Read(ref _last);
        var reading = last != null && IsFresh(last) ? last : await ReadOnceAsync(cancellationToken).ConfigureAwait(false);
        return reading.Shared + time.GetElapsedTime(reading.Timestamp);
    }

    /// <summary>Compares this host's clock with the database's.</summary>
    /// <exception cref="LedgerClockException">They differ by more than the tolerance.</exception>
    /// <exception cref="LedgerException">The database's clock could not be read.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var ahead = reading.Host - reading.Shared;

        // The database may have read its clock at any moment while it was asked.
        if (ahead.Duration() - (reading.Took / 2) <= Ledger.ClockTolerance)
            return;

        var difference = ahead.Duration().ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
        var direction = ahead > TimeSpan.Zero ? "ahead of" : "behind";
        throw new LedgerClockException(
            $"This host's clock is {difference} (days.hours:minutes:seconds) {direction} the clock of the ledger's database. "
            + $"They may differ by {Ledger.ClockTolerance.TotalSeconds:0} seconds at most. Set both clocks with a time service, such as NTP.");
    }

    private bool IsFresh(Reading reading)
    {
        var elapsed = time.GetElapsedTime(reading.Timestamp);
        return elapsed < Freshness && (time.GetUtcNow() - reading.Host - elapsed).Duration() < Step;
    }

    /// <summary>Reads the clock once for all callers, so the cancellation of one caller does not stop it.</summary>
    private Task<Reading> ReadOnceAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_reading is null or { IsCompleted: true })
                _reading = ReadAsync(CancellationToken.None);

            return _reading.IsCompletedSuccessfully ? _reading : _reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        var (host, started) = (time.GetUtcNow(), time.GetTimestamp());
        var shared = await clock.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (timestamp, took) = (time.GetTimestamp(), time.GetElapsedTime(started));
        var reading = new Reading(shared + (took / 2), host + took, timestamp, took);
        Volatile.Write(ref _last, reading);
        return reading;
    }

    /// <param name="Shared">The database's time.</param>
    /// <param name="Host">This host's time at the same moment.</param>
    /// <param name="Timestamp">The monotonic clock at that moment.</param>
    /// <param name="Took">How long reading took.</param>
    private sealed record Reading(DateTimeOffset Shared, DateTimeOffset Host, long Timestamp, TimeSpan Took);
}
