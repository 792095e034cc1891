namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>Requests by method and path, each null for any; a path may be a <see cref="PathPattern"/>.</summary>
internal readonly record struct RoutePattern(string? Method, string? Path)
{
    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    /// <summary>Not the page, nor what belongs to it.</summary>
    public static bool IsApi(string path) => path != "/" && !$"{path}/".StartsWith("/sandbox/", Ignoring);

    public bool Matches(string method, string path) => IsOf(method) && (Path is null || PathPattern.Matches(Path, path));

    /// <summary>Whether some request matches both.</summary>
    public bool Overlaps(RoutePattern other) => IsOf(other.Method) && (Path is null || other.Path is null || PathPattern.Overlap(Path, other.Path));

    public override string ToString() => $"{Method} {Path}".Trim();

    private bool IsOf(string? method) => Method is null || method is null || Method.Equals(method, Ignoring);
}
