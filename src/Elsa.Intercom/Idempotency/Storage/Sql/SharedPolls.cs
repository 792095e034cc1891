namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>
/// Waits for rows to change. ADO.NET has no notification of changes, so a row is read again and again, more slowly each time: once for all callers of this
/// process that wait for it.
/// </summary>
internal sealed class SharedPolls(Func<string, CancellationToken, ValueTask<LedgerRow?>> find, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Key, long Revision), Poll> _polls = [];

    /// <summary>Waits until the row has changed or is gone, or the time is over.</summary>
    /// <returns>The row as it is then; null if it is gone.</returns>
    public async ValueTask<LedgerRow?> WaitAsync(LedgerRow row, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var poll = Join(row, atMost);

        try
        {
            return await poll.Row.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(row, poll);
        }
    }

    private Poll Join(LedgerRow row, TimeSpan atMost)
    {
        lock (_gate)
        {
            if (!_polls.TryGetValue((row.Key, row.Revision), out var poll) || poll.Row.IsCompleted)
            {
                poll = new Poll();
                poll.Row = ReadAsync(row, atMost, poll.Stop.Token);
                _polls[(row.Key, row.Revision)] = poll;
            }

            poll.Callers++;
            return poll;
        }
    }

    private void Leave(LedgerRow row, Poll poll)
    {
        lock (_gate)
        {
            if (--poll.Callers > 0)
                return;

            if (_polls.TryGetValue((row.Key, row.Revision), out var current) && current == poll)
                _polls.Remove((row.Key, row.Revision));
        }

        poll.Stop.Cancel();
        poll.Stop.Dispose();
    }

    private async Task<LedgerRow?> ReadAsync(LedgerRow old, TimeSpan atMost, CancellationToken stop)
    {
        var started = time.GetTimestamp();

        for (var round = 0; ; round++)
        {
            var wait = round < 5 ? ShortestWait * (1 << round) : LongestWait;

            // Timers count whole milliseconds; a fraction would not wait at all.
            var left = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((atMost - time.GetElapsedTime(started)).TotalMilliseconds)));
            await Task.Delay(wait < left ? wait : left, time, stop).ConfigureAwait(false);
            var row = await find(old.Key, stop).ConfigureAwait(false);

            if (row?.Revision != old.Revision || time.GetElapsedTime(started) >= atMost)
                return row;
        }
    }

    private sealed class Poll
    {
        public Task<LedgerRow?> Row { get; set; } = null!;

        public int Callers { get; set; }

        public CancellationTokenSource Stop { get; } = new();
    }
}
