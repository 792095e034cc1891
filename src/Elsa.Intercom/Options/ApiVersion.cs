using System.Globalization;

namespace Elsa.Intercom.Options;

/// <summary>A comparable version of Intercom's API. "Preview" and other texts that are not numbers count as the newest.</summary>
internal readonly record struct ApiVersion(int Major, int Minor)
{
    public static ApiVersion Parse(string text)
    {
        var parts = text.Trim().Split('.');

        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                ? new ApiVersion(major, minor)
                : new ApiVersion(int.MaxValue, 0);
    }

    public bool IsAtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);
}
