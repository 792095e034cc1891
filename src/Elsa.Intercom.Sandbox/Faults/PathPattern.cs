namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>
/// A path with stars: a star at the end matches the rest of a path, and a star as a whole segment before the end matches one segment. Like
/// the routes, it ignores case and a slash at the end.
/// </summary>
internal static class PathPattern
{
    private const char Star = '*';

    /// <summary>Whether it is a path without a query, with stars only where they have a meaning.</summary>
    public static bool IsWellFormed(string pattern)
    {
        var segments = pattern.Split('/');

        return pattern.StartsWith('/') && pattern.AsSpan().IndexOfAny('?', '#') < 0 &&
            segments[..^1].All(x => x == "*" || !x.Contains(Star)) && !segments[^1].SkipLast(1).Contains(Star) &&
            (pattern[^1] != '/' || !pattern.TrimEnd('/').EndsWith(Star));
    }

    /// <summary>Whether the pattern matches the path. A star in the path is an ordinary character.</summary>
    public static bool Matches(string pattern, string path) => Overlap(pattern, path.Replace(Star, '\0'));

    /// <summary>Whether a path can match both.</summary>
    public static bool Overlap(string one, string other)
    {
        var left = one.AsSpan().TrimEnd('/');
        var right = other.AsSpan().TrimEnd('/');

        while (left is not "*" && right is not "*")
        {
            if (left.IsEmpty || right.IsEmpty)
                return left.IsEmpty && right.IsEmpty;

            if (left[0] == Star || right[0] == Star)
            {
                // A star matches any segment that is not empty, including a star of the other pattern.
                if (left[0] == '/' || right[0] == '/')
                    return false;

                if (IsOpenSegment(left) || IsOpenSegment(right))
                    return true;

                left = AfterSegment(left);
                right = AfterSegment(right);
            }
            else if (char.ToUpperInvariant(left[0]) == char.ToUpperInvariant(right[0]))
            {
                left = left[1..];
                right = right[1..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOpenSegment(ReadOnlySpan<char> path) => !path.Contains('/') && path[^1] == Star;

    private static ReadOnlySpan<char> AfterSegment(ReadOnlySpan<char> path) => path.IndexOf('/') is >= 0 and var end ? path[end..] : [];
}
