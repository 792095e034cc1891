namespace Elsa.Intercom.Sandbox.Api;

/// <summary>
/// Intercom's rate limit: a number of requests a minute, spread evenly over windows of 10 seconds (1,000 a minute is 166 or 167 a window).
/// The windows are aligned with the clock, as X-RateLimit-Reset, a whole Unix second, suggests.
/// </summary>
internal sealed class RateLimit(int requestsPerMinute, TimeProvider clock)
{
    private const int WindowSeconds = 10;
    private const int WindowsPerMinute = 6;

    private readonly Lock _lock = new();
    private long _window = -1;
    private int _taken;

    public RateLimitState Take()
    {
        lock (_lock)
        {
            var window = clock.GetUtcNow().ToUnixTimeSeconds() / WindowSeconds;

            if (window != _window)
            {
                _window = window;
                _taken = 0;
            }

            var limit = LimitOf((int)(window % WindowsPerMinute));
            var allowed = _taken < limit;

            if (allowed)
                _taken++;

            return new RateLimitState(allowed, limit, limit - _taken, (window + 1) * WindowSeconds);
        }
    }

    /// <summary>Undoes a <see cref="Take"/> for a request that doesn't count, unless its window is over.</summary>
    public void GiveBack(RateLimitState taken)
    {
        lock (_lock)
        {
            if ((_window + 1) * WindowSeconds == taken.Reset)
                _taken--;
        }
    }

    private int LimitOf(int windowOfMinute) =>
        (int)(((long)(windowOfMinute + 1) * requestsPerMinute / WindowsPerMinute) - ((long)windowOfMinute * requestsPerMinute / WindowsPerMinute));
}
