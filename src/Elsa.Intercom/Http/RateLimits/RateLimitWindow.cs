namespace Elsa.Intercom.Http;

/// <summary>
/// What is known of Intercom's current window of a connection, and how many requests may still begin in it. Not safe for several threads:
/// the limiter has the lock.
/// </summary>
internal sealed class RateLimitWindow
{
    /// <summary>How many requests may be on their way before the first answer said anything of a limit.</summary>
    private const int Scouts = 10;

    /// <summary>Intercom's windows (API 2.14); a guess for a window that no answer has spoken of yet.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>The furthest reset that is believed, against clocks and proxies that are off.</summary>
    private static readonly TimeSpan FurthestReset = TimeSpan.FromMinutes(2);

    private bool _answered;
    private int? _limit;
    private int _least;
    private DateTimeOffset? _reset;
    private bool _guessed;
    private int _remaining;
    private int _others;
    private int _begun;

    /// <summary>How many requests are on their way.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many requests a window takes; null where no answer said so.</summary>
    public int? Limit => _limit;

    /// <summary>When the next window begins, by this machine's clock, not before the server's; null while no limit is known.</summary>
    public DateTimeOffset? Ends { get; private set; }

    /// <summary>
    /// How many requests may begin. What is on its way may or may not be in the last count that Intercom gave, so all of it is taken off.
    /// </summary>
    public int Available(DateTimeOffset now)
    {
        if (_limit == null)
            return _answered ? int.MaxValue : Scouts - InFlight;

        // Also where this machine's clock was set back: no window is that long.
        if (now >= Ends || Ends - now > FurthestReset + Length)
            Next(now, guessed: true);

        return Math.Max(0, Math.Min(_remaining - InFlight, Share(now) - _begun));
    }

    /// <summary>Whether there is room, and only what others may still want of it stands against using it: that changes with time alone.</summary>
    public bool IsHeldBack(DateTimeOffset now) => _limit != null && Available(now) == 0 && _remaining - InFlight > 0;

    public void Begin()
    {
        InFlight++;
        _begun++;
    }

    /// <summary>A request ended without an answer; <paramref name="counted"/> says whether Intercom may have counted it.</summary>
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

        // A minute's limit that can't be spread evenly makes windows of, say, 166 and 167; of the next one, nobody knows yet which it is.
        _least = _limit != null && limit == _least + 1 ? _least : limit;
        _limit = limit;

        if (IsOfAnEarlierWindow(headers))
            return;

        if (headers.Reset != _reset && _reset != null && !_guessed)
            Next(now, guessed: false);

        // A refusal takes nothing of the window, so it is none of ours in the sum.
        if (headers.Refused)
            _begun--;

        // Several answers of one window: the least that any of them saw is the latest count, however late it comes.
        _remaining = Math.Min(_remaining, headers.Refused ? 0 : remaining);
        Adopt(headers, now, jitter);
    }

    /// <summary>A wait as far as it is believed.</summary>
    public static TimeSpan Believable(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > FurthestReset ? FurthestReset : wait;

    /// <summary>A reset that lies far before the known one is no earlier window: one of the two was nonsense, or the server's clock was set.</summary>
    private bool IsOfAnEarlierWindow(RateLimitHeaders headers) =>
        (headers.Reset < _reset && _reset - headers.Reset <= FurthestReset) || (headers.Reset == _reset && _reset != null && _guessed && !headers.Refused);

    private void Adopt(RateLimitHeaders headers, DateTimeOffset now, TimeSpan jitter)
    {
        // By the server's own clock, whose whole seconds make this later than the truth by up to one and never earlier.
        var left = headers.Reset - (headers.Date ?? now) ?? Length;
        var ends = now + Believable(left) + jitter;

        if (headers.Reset != _reset || Ends == null || ends < Ends)
            Ends = ends;

        _reset = headers.Reset;
        _guessed = false;
    }

    /// <summary>
    /// How much of the window is for this process. Other hosts that share the workspace will want as much as in the last window, or as they
    /// have taken already; what they leave is used up towards the end. A tenth is for this process in any case.
    /// </summary>
    private int Share(DateTimeOffset now)
    {
        var limit = _limit!.Value;
        var left = Ends == null ? 0 : Math.Clamp((Ends.Value - now) / Length, 0, 1);
        var others = Math.Max(OthersSoFar(limit), (int)Math.Ceiling(_others * left));
        return Math.Max(Math.Max(1, limit / 10), limit - others);
    }

    /// <summary>What Intercom counted of this window that wasn't ours.</summary>
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
