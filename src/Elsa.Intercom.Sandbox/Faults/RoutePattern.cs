namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>Requests by method and path, each null for any; a path with * at the end stands for all that begin so.</summary>
internal readonly record struct RoutePattern(string? Method, string? Path)
{
    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    private bool IsPrefix => Path is null || Path.EndsWith('*');

    private string Text => Path?.TrimEnd('*') ?? "";

    /// <summary>Not the page, nor what belongs to it.</summary>
    public static bool IsApi(string path) => path != "/" && !$"{path}/".StartsWith("/sandbox/", Ignoring);

    public bool Matches(string method, string path) =>
        (Method is null || Method.Equals(method, Ignoring)) && (IsPrefix ? path.StartsWith(Text, Ignoring) : Trimmed(path).Equals(Trimmed(Text), Ignoring));

    /// <summary>Whether some request matches both.</summary>
    public bool Overlaps(RoutePattern other) =>
        (Method is null || other.Method is null || Method.Equals(other.Method, Ignoring)) && (Reaches(other) || other.Reaches(this));

    public override string ToString() => $"{Method} {Path}".Trim();

    private bool Reaches(RoutePattern other) =>
        IsPrefix ? other.Text.StartsWith(Text, Ignoring) : !other.IsPrefix && Trimmed(Text).Equals(Trimmed(other.Text), Ignoring);

    private static string Trimmed(string path) => path.TrimEnd('/');
}
