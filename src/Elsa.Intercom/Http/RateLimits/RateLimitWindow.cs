namespace Elsa.Intercom.Http;

/// <summary>
/// What is known about a connection's current window, and how many requests may still begin in it. Not thread-safe: the limiter has the lock.
/// </summary>
internal sealed class RateLimitWindow
{
    /// <summary>The length of Intercom's windows (API 2.14), as a guess for a window that no response has named yet.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait for a window that is believed: two windows. A wrong clock or a proxy must not stop a connection.</summary>
    public static readonly TimeSpan Longest = 2 * Length;

    /// <summary>How many requests may be in flight before the first response names a limit.</summary>
    private const int FirstRequests = 10;

    /// <summary>How late a response of an earlier window may arrive.</summary>
    private static readonly TimeSpan LatestResponse = TimeSpan.FromMinutes(2);

    /// <summary>A reset in seconds from now is rounded, so responses of one window may differ by one second.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private bool _answered;
    private int? _limit;
    private int _least;
    private DateTimeOffset? _reset;
    private bool _guessed;
    private int _remaining;
    private int _others;
    private int _begun;

    /// <summary>Nothing credible says when the next window begins, so one request goes first in it, and its response decides.</summary>
    private bool _scoutNext;
    private bool _scouting;

    /// <summary>How many requests are in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many requests fit a window; null if no response named it.</summary>
    public int? Limit => _limit;

    /// <summary>When the next window begins, by this machine's clock, not before the server's; null while nothing limits the requests.</summary>
    public DateTimeOffset? Ends { get; private set; }

    /// <summary>
    /// How many requests may begin. Requests in flight may or may not be in Intercom's last count, so all of them are subtracted.
    /// </summary>
    public int Available(DateTimeOffset now)
    {
        if (_limit == null && Ends == null)
            return _answered ? int.MaxValue : FirstRequests - InFlight;

        // Also after this machine's clock was set back: no window is that long.
        if (now >= Ends || Ends - now > Longest + Length)
            Next(now, guessed: true);

        if (_scouting)
            return _begun > 0 ? 0 : 1;

        if (_limit == null)
            return 0;

        return Math.Max(0, Math.Min(_remaining - InFlight, Share(now) - _begun));
    }

    /// <summary>Whether there is room that is only reserved for other hosts. Time alone releases it.</summary>
    public bool IsHeldBack(DateTimeOffset now) => _limit != null && Available(now) == 0 && !_scouting && _remaining - InFlight > 0;

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

            if (!headers.Refused)
                StopScouting();

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

        if (headers.Reset != null && _reset != null && !IsReset(headers.Reset) && !_guessed)
            Next(now, guessed: false);

        StopScouting();
        _scoutNext = headers.IsAbsurd;

        // A refused request does not use up the window, so it does not count as ours.
        if (headers.Refused)
            _begun--;

        // Of several responses of one window, the smallest count is the latest, however late it arrives.
        _remaining = Math.Min(_remaining, headers.Refused ? 0 : remaining);
        Adopt(headers, now, jitter);
    }

    /// <summary>Ends the window at a time that nothing credible names, and lets a scout go first in the next one.</summary>
    public void SendScout(DateTimeOffset ends)
    {
        Ends = ends;
        _scouting = false;
        _scoutNext = true;
    }

    /// <summary>A reset far before the known one does not mean an earlier window: one of the two is wrong, or the server's clock was set.</summary>
    private bool IsOfAnEarlierWindow(RateLimitHeaders headers) =>
        (headers.Reset < _reset - Rounding && _reset - headers.Reset <= LatestResponse) || (IsReset(headers.Reset) && _guessed && !headers.Refused);

    private bool IsReset(DateTimeOffset? reset) => reset - _reset <= Rounding && _reset - reset <= Rounding;

    private void StopScouting()
    {
        _scouting = _scoutNext = false;

        if (_limit == null)
            Ends = null;
    }

    private void Adopt(RateLimitHeaders headers, DateTimeOffset now, TimeSpan jitter)
    {
        if (headers.Left is not { } left)
        {
            Ends ??= now + Length + jitter;
            return;
        }

        // By the server's own clock. Its whole seconds make this up to one second late and never early.
        var ends = now + (left > TimeSpan.Zero ? left : TimeSpan.Zero) + jitter;

        if (!IsReset(headers.Reset) || Ends == null || ends < Ends)
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
        _others = OthersSoFar(_limit ?? 0);
        _remaining = guessed ? _least : _limit ?? 0;
        _begun = 0;
        _guessed = guessed;
        _scouting = guessed && _scoutNext;

        if (guessed)
            Ends = now + Length;
    }
}
