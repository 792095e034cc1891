using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>The rules for a valid fault.</summary>
internal static class FaultRules
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxSkew = TimeSpan.FromDays(365);

    /// <summary>
    /// A sentence, without its full stop, about the first invalid property; it begins with the property's name. Null if all are valid.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="name">The reader's name for a property or kind: <c>AfterStoring</c> in code, <c>after_storing</c> over HTTP.</param>
    public static string? Problem(SandboxFault fault, Func<string, string> name) =>
        Which(fault, name) ?? HowOften(fault, name) ?? How(fault, name);

    private static string? Which(SandboxFault fault, Func<string, string> name)
    {
        var (kind, method, path) = (name(nameof(fault.Kind)), name(nameof(fault.Method)), name(nameof(fault.Path)));

        if (!Enum.IsDefined(fault.Kind))
            return $"{kind} must be one of {string.Join(", ", Enum.GetNames<SandboxFaultKind>().Select(name))}";

        if (fault.Method is { } verb && (verb.Length == 0 || !verb.All(char.IsAsciiLetter)))
            return $"{method} must be an HTTP method such as POST, or null for any";

        if (fault.Path is { } route && !PathPattern.IsWellFormed(route))
            return $"{path} must be a path such as /conversations, without a query. A * stands for one segment, as in " +
                "/conversations/*/reply, or at the end for any rest, as in /contacts/*";

        if (fault.Path is { } reached && !RoutePattern.IsApi(reached))
            return $"{path} must be a path of the API, which {reached} is not";

        var pattern = new RoutePattern(fault.Method, fault.Path);

        return fault.Kind.Routes() is { Count: > 0 } routes && !routes.Any(x => x.Overlaps(pattern))
            ? $"{kind} {name(fault.Kind.ToString())} applies only to {List(routes)}, never to {pattern}"
            : null;
    }

    private static string List(IReadOnlyList<RoutePattern> routes) =>
        routes.Count == 1 ? $"{routes[0]}" : $"{string.Join(", ", routes.SkipLast(1))} and {routes[^1]}";

    private static string? HowOften(SandboxFault fault, Func<string, string> name)
    {
        if (fault.Times < 1)
            return $"{name(nameof(fault.Times))} must be at least 1, or null to last until it is cleared";

        if (fault.Skip < 0)
            return $"{name(nameof(fault.Skip))} must not be negative";

        if (fault.Fraction is { } fraction && fraction is not (>= 0 and <= 1))
            return $"{name(nameof(fault.Fraction))} must be from 0 to 1, or null for every request";

        return fault is { Seed: not null, Fraction: null } ? $"{name(nameof(fault.Seed))} has an effect only with {name(nameof(fault.Fraction))}" : null;
    }

    private static string? How(SandboxFault fault, Func<string, string> name)
    {
        if (fault.Kind != ServerError && fault.Status != SandboxFault.DefaultStatus)
            return $"{name(nameof(fault.Status))} is only for {name(nameof(ServerError))}";

        if (fault.Status is not (500 or 502 or 503 or 504))
            return $"{name(nameof(fault.Status))} must be 500, 502, 503 or 504";

        if (!fault.Kind.KnowsBeforeAndAfter() && fault.IsAfterStoring() != (fault with { AfterStoring = null }).IsAfterStoring())
            return $"{name(nameof(fault.AfterStoring))} cannot be {(fault.IsAfterStoring() ? "true for" : "false for")} {name(fault.Kind.ToString())}";

        return HowLong(fault, name);
    }

    private static string? HowLong(SandboxFault fault, Func<string, string> name)
    {
        var (delay, skew) = (name(nameof(fault.Delay)), name(nameof(fault.Skew)));

        if (!fault.Kind.Waits() && fault.Delay != TimeSpan.Zero)
            return $"{delay} is only for {name(nameof(Slow))} and {name(nameof(LaggingSearch))}";

        if (fault.Kind.Waits() && (fault.Delay <= TimeSpan.Zero || fault.Delay > MaxDelay))
            return $"{delay} must be more than zero and at most a day for {name(fault.Kind.ToString())}";

        if (fault.Kind != ClockSkew && fault.Skew != TimeSpan.Zero)
            return $"{skew} is only for {name(nameof(ClockSkew))}";

        return fault.Kind == ClockSkew && (fault.Skew == TimeSpan.Zero || fault.Skew > MaxSkew || fault.Skew < -MaxSkew)
            ? $"{skew} must not be zero and must be at most 365 days either way for {name(nameof(ClockSkew))}"
            : null;
    }
}
