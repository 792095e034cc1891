namespace Elsa.Intercom.Http;

/// <summary>
/// What is known about a connection's current window, and how many requests may still begin in it. Not thread-safe: the limiter has the lock.
/// </summary>
internal sealed class RateLimitWindow
{
    /// <summary>How many requests may be in flight before the first response names a limit.</summary>
    private const int Scouts = 10;

    /// <summary>The length of Intercom's windows (API 2.14), as a guess for a window that no response has named yet.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>The latest reset that is believed, as a guard against wrong clocks and proxies.</summary>
    private static readonly TimeSpan FurthestReset = TimeSpan.FromMinutes(2);

    private bool _answered;
    private int? _limit;
    private int _least;
    private DateTimeOffset? _reset;
    private bool _guessed;
    private int _remaining;
    private int _others;
    private int _begun;

    /// <summary>How many requests are in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many requests fit a window; null if no response named it.</summary>
    public int? Limit => _limit;

    /// <summary>When the next window begins, by this machine's clock, not before the server's; null while no limit is known.</summary>
    public DateTimeOffset? Ends { get; private set; }

    /// <summary>
    /// How many requests may begin. Requests in flight may or may not be in Intercom's last count, so all of them are subtracted.
    /// </summary>
    public int Available(DateTimeOffset now)
    {
        if (_limit == null)
            return _answered ? int.MaxValue : Scouts - InFlight;

        // Also after this machine's clock was set back: no window is that long.
        if (now >= Ends || Ends - now > FurthestReset + Length)
            Next(now, guessed: true);

        return Math.Max(0, Math.Min(_remaining - InFlight, Share(now) - _begun));
    }

    /// <summary>Whether there is room that is only reserved for other hosts. Time alone releases it.</summary>
    public bool IsHeldBack(DateTimeOffset now) => _limit != null && Available(now) == 0 && _remaining - InFlight > 0;

    public void Begin()
    {
        InFlight++;
        _begun++;
    }

    /// <summary>A request ended without a response; <paramref name="counted"/> says whether Intercom may have counted it.</summary>
    public void End(bool counted)
    {
        InFlight--;
        _answered = true;

        if (counted)
            _remaining--;
        else
            _begun--;
    }

    public void End(RateLimitHeaders headers, DateTimeOffset now, TimeSpan jitter)
    {
        if (headers is not { Limit: { } limit, Remaining: { } remaining })
        {
            End(counted: !headers.Refused);
            return;
        }

        InFlight--;
        _answered = true;

        if (_limit == null)
            _remaining = limit;

        // A limit per minute that cannot be split evenly makes windows of, say, 166 and 167. Which one is next is not known.
        _least = _limit != null && limit == _least + 1 ? _least : limit;
        _limit = limit;

        if (IsOfAnEarlierWindow(headers))
            return;

        if (headers.Reset != _reset && _reset != null && !_guessed)
            Next(now, guessed: false);

        // A refused request does not use up the window, so it does not count as ours.
        if (headers.Refused)
            _begun--;

        // Of several responses of one window, the smallest count is the latest, however late it arrives.
        _remaining = Math.Min(_remaining, headers.Refused ? 0 : remaining);
        Adopt(headers, now, jitter);
    }

    /// <summary>A wait, limited to what is believable.</summary>
    public static TimeSpan Believable(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > FurthestReset ? FurthestReset : wait;

    /// <summary>A reset far before the known one does not mean an earlier window: one of the two is wrong, or the server's clock was set.</summary>
    private bool IsOfAnEarlierWindow(RateLimitHeaders headers) =>
        (headers.Reset < _reset && _reset - headers.Reset <= FurthestReset) || (headers.Reset == _reset && _reset != null && _guessed && !headers.Refused);

    private void Adopt(RateLimitHeaders headers, DateTimeOffset now, TimeSpan jitter)
    {
        // By the server's own clock. Its whole seconds make this up to one second late and never early.
        var left = headers.Reset - (headers.Date ?? now) ?? Length;
        var ends = now + Believable(left) + jitter;

        if (headers.Reset != _reset || Ends == null || ends < Ends)
            Ends = ends;

        _reset = headers.Reset;
        _guessed = false;
    }

    /// <summary>
    /// This process's share of the window. Other hosts on the workspace are expected to use as much as in the last window, or as they have used already.
    /// What they leave is used towards the end. A tenth always belongs to this process.
    /// </summary>
    private int Share(DateTimeOffset now)
    {
        var limit = _limit!.Value;
        var left = Ends == null ? 0 : Math.Clamp((Ends.Value - now) / Length, 0, 1);
        var others = Math.Max(OthersSoFar(limit), (int)Math.Ceiling(_others * left));
        return Math.Max(Math.Max(1, limit / 10), limit - others);
    }

    /// <summary>What other hosts have used of this window, by Intercom's count.</summary>
    private int OthersSoFar(int limit) => Math.Max(0, limit - Math.Max(0, _remaining) - Math.Max(0, _begun));

    private void Next(DateTimeOffset now, bool guessed)
    {
        _others = OthersSoFar(_limit!.Value);
        _remaining = guessed ? _least : _limit.Value;
        _begun = 0;
        _guessed = guessed;

        if (guessed)
            Ends = now + Length;
    }
}
