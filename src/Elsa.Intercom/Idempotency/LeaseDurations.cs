using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>How long a key is held. Whoever takes longer has lost it.</summary>
internal static class LeaseDurations
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Until an attempt begins to send: for a lookup, or for looking for an earlier attempt. Whoever takes longer is noticed before anything is sent.
    /// </summary>
    public static TimeSpan Claim(IntercomConnection connection)
    {
        var lookup = ResendRules.Longest(connection);
        var looking = Reconciler.Longest(connection);
        return (lookup > looking ? lookup : looking) + Margin;
    }

    /// <summary>From the first byte on: for sending, and for looking for what wasn't answered.</summary>
    public static TimeSpan Sending(IntercomConnection connection) => ResendRules.Longest(connection) + Reconciler.Longest(connection) + Margin;
}
