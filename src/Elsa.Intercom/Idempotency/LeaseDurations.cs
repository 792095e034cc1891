using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>How long leases last. A caller that takes longer loses its key.</summary>
internal static class LeaseDurations
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Until an attempt begins to send: for a lookup, or for reconciling an earlier attempt. The fence notices a caller that took longer.
    /// </summary>
    public static TimeSpan Claim(IntercomConnection connection)
    {
        var lookup = ResendRules.Longest(connection);
        var looking = Reconciler.Longest(connection);
        return (lookup > looking ? lookup : looking) + Margin;
    }

    /// <summary>From the first byte on: for sending, and for searching after an unclear response.</summary>
    public static TimeSpan Sending(IntercomConnection connection) => ResendRules.Longest(connection) + Reconciler.Longest(connection) + Margin;
}
