using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>How long leases last. A caller that takes longer loses its key.</summary>
internal static class LeaseDurations
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The lease until an attempt begins to send: long enough for a lookup or for reconciling an earlier attempt. The fence stops a caller that takes longer.
    /// </summary>
    public static TimeSpan Claim(IntercomConnection connection)
    {
        var lookup = ResendRules.Longest(connection);
        var looking = Reconciler.Longest(connection);
        return (lookup > looking ? lookup : looking) + Margin;
    }

    /// <summary>The lease from the first byte on: long enough to send, and to search after an unclear response.</summary>
    public static TimeSpan Sending(IntercomConnection connection) => ResendRules.Longest(connection) + Reconciler.Longest(connection) + Margin;
}
