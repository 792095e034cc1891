using System.Globalization;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>Faults in words.</summary>
internal static class FaultDescriptions
{
    /// <summary>What the fault will do.</summary>
    public static string Describe(SandboxFault fault) => Describe(fault, fault.IsAfterStoring() ? " after storing" : " before storing");

    /// <summary>What the fault did: "after storing" only if something was stored.</summary>
    public static string Describe(SandboxInjection injection) =>
        injection is { Stored: false, Fault: var fault } && fault.IsAfterStoring() ? Describe(fault, ", nothing stored") : Describe(injection.Fault);

    /// <summary>All faults of one request; null if there were none.</summary>
    public static string? Describe(IReadOnlyList<SandboxInjection> injections) => injections.Count == 0 ? null : string.Join("; ", injections.Select(Describe));

    private static string Describe(SandboxFault fault, string when) => fault.Kind switch
    {
        RateLimited => "429",
        RateLimitedWithoutHeaders => "429 without headers",
        ServerError => string.Create(CultureInfo.InvariantCulture, $"{fault.Status}{when}"),
        Close => $"connection closed{when}",
        Reset => $"connection reset{when}",
        Slow => $"answer delayed by {Seconds(fault.Delay)}",
        TruncatedJson => "truncated JSON",
        HtmlPage => $"HTML page{when}",
        WrongContentType => "wrong content type",
        NoConversationId => "no conversation_id",
        LaggingSearch => $"search {Seconds(fault.Delay)} behind",
        ContactNotVisible => "contact not visible",
        ClockSkew => $"clock {Seconds(fault.Skew.Duration())} {(fault.Skew < TimeSpan.Zero ? "slow" : "fast")}",
        _ => fault.Kind.ToString()
    };

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}
