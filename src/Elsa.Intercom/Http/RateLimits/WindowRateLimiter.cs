using System.Threading.RateLimiting;

namespace Elsa.Intercom.Http;

/// <summary>
/// Lets requests of one connection begin while Intercom's current window has room, and queues the others in order of arrival. A queued caller costs no
/// thread, and all share one timer.
/// </summary>
internal sealed class WindowRateLimiter(TimeProvider time, Jitter jitter, Func<int> queueLimit) : RateLimiter
{
    private static readonly TimeSpan HoldBack = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly RateLimitWindow _window = new();
    private readonly PriorityQueue<Waiter, long> _queue = new();

    /// <summary>The tickets of refused requests that will be retried. Their places are kept.</summary>
    private readonly HashSet<long> _comingAgain = [];
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _wakesAt = DateTimeOffset.MaxValue;
    private ITimer? _timer;
    private int _queued;
    private long _tickets;
    private long _granted;
    private long _refused;
    private bool _disposed;

    public override TimeSpan? IdleDuration => null;

    /// <summary>Takes a place in the order of callers. A retried request keeps its place.</summary>
    public long NextTicket() => Interlocked.Increment(ref _tickets);

    public RateLimitStatus Status()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var available = _window.Available(now);
            return new RateLimitStatus(
                _queued, _window.InFlight, _window.Limit, _window.Limit == null ? null : available, _pausedUntil > now ? _pausedUntil : _window.Ends);
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _window.Available(time.GetUtcNow()),
                CurrentQueuedCount = _queued,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Waits for a place in a window, in the order of tickets.</summary>
    /// <returns>A lease; it is not acquired if the queue is full.</returns>
    public ValueTask<WindowLease> AcquireAsync(long ticket, CancellationToken cancellationToken)
    {
        Waiter waiter;

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (cancellationToken.IsCancellationRequested)
                return ValueTask.FromCanceled<WindowLease>(cancellationToken);

            _comingAgain.Remove(ticket);

            if (!IsSomebodyBefore(ticket) && MayBegin(ticket))
                return ValueTask.FromResult(Grant());

            if (_queued >= queueLimit())
            {
                _refused++;
                return ValueTask.FromResult(new WindowLease(null));
            }

            waiter = new Waiter();
            _queue.Enqueue(waiter, ticket);
            _queued++;
            Schedule();
        }

        // Outside the lock, because a cancelled token calls back at once.
        if (cancellationToken.CanBeCanceled)
        {
            var registration = cancellationToken.UnsafeRegister((state, token) => GiveUp((Waiter)state!, token), waiter);
            _ = waiter.Task.ContinueWith(
                static (_, state) => ((CancellationTokenRegistration)state!).Unregister(),
                registration,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return new ValueTask<WindowLease>(waiter.Task);
    }

    /// <summary>
    /// Lets a request begin that may not wait, while no limit is known: the caution before the first response is not a limit of Intercom's.
    /// </summary>
    /// <returns>A lease; null if a limit is known, or Intercom has refused a request and accepted none since.</returns>
    public WindowLease? TryBeginUnlimited()
    {
        lock (_gate)
            return !_disposed && _window.Ends == null && !IsPaused(time.GetUtcNow()) ? Grant() : null;
    }

    /// <summary>Keeps the place of a refused request until it is retried or <see cref="Forget"/> is called.</summary>
    public void Expect(long ticket)
    {
        lock (_gate)
            _comingAgain.Add(ticket);
    }

    /// <summary>A request will not be retried.</summary>
    public void Forget(long ticket)
    {
        lock (_gate)
        {
            if (_comingAgain.Remove(ticket))
                LetBegin();
        }
    }

    /// <param name="response">The response, of which only the headers matter.</param>
    /// <param name="wait">After a refusal, how long to wait before the next request; otherwise zero.</param>
    internal void End(HttpResponseMessage response, TimeSpan wait)
    {
        var chance = TimeSpan.FromSeconds(jitter.Next());

        lock (_gate)
        {
            var now = time.GetUtcNow();
            var headers = RateLimitHeaders.Read(response, now);
            _window.End(headers, now, chance);

            // A refusal that doesn't name what is left and when the next window begins.
            if (headers is { Refused: true, NamesTheLimit: false })
                Pause(wait, now, isBelieved: !headers.IsAbsurd && wait <= RateLimitWindow.Longest);

            LetBegin();
        }
    }

    internal void End(bool counted)
    {
        lock (_gate)
        {
            _window.End(counted);
            LetBegin();
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            if (permitCount == 1 && !_disposed && _queued == 0 && MayBegin(long.MaxValue))
                return Grant();

            _refused++;
            return new WindowLease(null);
        }
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        return await AcquireAsync(NextTicket(), cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();

            while (_queue.TryDequeue(out var waiter, out _))
                waiter.TrySetException(new ObjectDisposedException(nameof(WindowRateLimiter)));

            _queued = 0;
        }

        base.Dispose(disposing);
    }

    private void Pause(TimeSpan wait, DateTimeOffset now, bool isBelieved)
    {
        var until = now + TimeSpan.FromTicks(Math.Min(wait.Ticks, RateLimitWindow.Longest.Ticks));
        _pausedUntil = until > _pausedUntil ? until : _pausedUntil;

        if (!isBelieved)
            _window.SendScout(until);
    }

    /// <summary>A pause longer than any possible one started before this machine's clock was set back.</summary>
    private bool IsPaused(DateTimeOffset now) => now < _pausedUntil && _pausedUntil - now <= RateLimitWindow.Longest;

    private bool IsSomebodyBefore(long ticket)
    {
        DropGone();
        return _queue.TryPeek(out _, out var first) && first < ticket;
    }

    /// <summary>Whether there is room for a ticket, besides the places that are kept for earlier ones.</summary>
    private bool MayBegin(long ticket)
    {
        var now = time.GetUtcNow();
        return !IsPaused(now) && _window.Available(now) > _comingAgain.Count(earlier => earlier < ticket);
    }

    private WindowLease Grant()
    {
        _granted++;
        _window.Begin();
        return new WindowLease(this);
    }

    private void LetBegin()
    {
        while (_queued > 0)
        {
            DropGone();

            if (!_queue.TryPeek(out var waiter, out var ticket) || !MayBegin(ticket))
                break;

            _queue.Dequeue();
            waiter.SetResult(Grant());
            _queued--;
        }

        Schedule();
    }

    private void DropGone()
    {
        while (_queue.TryPeek(out var waiter, out _) && waiter.Task.IsCompleted)
            _queue.Dequeue();
    }

    private void GiveUp(Waiter waiter, CancellationToken token)
    {
        lock (_gate)
        {
            if (!waiter.TrySetCanceled(token))
                return;

            _queued--;
            _refused++;

            // A cancelled caller stays in the queue until its turn. When most callers have cancelled, the queue is cleaned up.
            if (_queue.Count > 64 && _queue.Count > _queued * 2)
            {
                var waiting = _queue.UnorderedItems.Where(item => !item.Element.Task.IsCompleted).ToArray();
                _queue.Clear();
                _queue.EnqueueRange(waiting);
            }
        }
    }

    /// <summary>
    /// Wakes up when the next window begins, or earlier if other hosts may leave room. Until then only a response can make room, and a response triggers
    /// the queue itself.
    /// </summary>
    private void Schedule()
    {
        if (_queued == 0 || _disposed)
            return;

        var now = time.GetUtcNow();
        var next = IsPaused(now) ? _pausedUntil : _window.IsHeldBack(now) && now + HoldBack < _window.Ends ? now + HoldBack : _window.Ends;

        if (next == null || next >= _wakesAt)
            return;

        // Timers count whole milliseconds. One more, because a timer that fires too early would only set the next one.
        var wait = Math.Max(0, Math.Ceiling((next.Value - now).TotalMilliseconds)) + 1;
        _wakesAt = next.Value;
        _timer?.Dispose();
        _timer = time.CreateTimer(_ => Wake(), null, TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        lock (_gate)
        {
            _wakesAt = DateTimeOffset.MaxValue;
            LetBegin();
        }
    }

    private sealed class Waiter() : TaskCompletionSource<WindowLease>(TaskCreationOptions.RunContinuationsAsynchronously);
}
