namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>Requests with a method and a path; null means any. The path may be a <see cref="PathPattern"/>.</summary>
internal readonly record struct RoutePattern(string? Method, string? Path)
{
    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    /// <summary>Every route except the page and its data.</summary>
    public static bool IsApi(string path) => path != "/" && !$"{path}/".StartsWith("/sandbox/", Ignoring);

    public bool Matches(string method, string path) => IsOf(method) && (Path is null || PathPattern.Matches(Path, path));

    /// <summary>Whether a request can match both.</summary>
    public bool Overlaps(RoutePattern other) => IsOf(other.Method) && (Path is null || other.Path is null || PathPattern.Overlap(Path, other.Path));

    public override string ToString() => $"{Method} {Path}".Trim();

    private bool IsOf(string? method) => Method is null || method is null || Method.Equals(method, Ignoring);
}
