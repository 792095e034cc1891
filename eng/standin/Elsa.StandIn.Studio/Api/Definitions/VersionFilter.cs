using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>Which versions a client asks for: a word, or a number.</summary>
internal static class VersionFilter
{
    public static Func<StoredDefinition, bool> Of(string? versionOptions) => versionOptions switch
    {
        null or "" or "AllVersions" => _ => true,
        "Latest" => x => x.IsLatest,
        "Published" => x => x.IsPublished,
        "LatestOrPublished" => x => x.IsLatest || x.IsPublished,
        "LatestAndPublished" => x => x is { IsLatest: true, IsPublished: true },
        "Draft" => x => !x.IsPublished,
        _ when int.TryParse(versionOptions, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => x => x.Version == version,
        _ => throw new BadHttpRequestException(
            $"The version option '{versionOptions}' is not known. Say Latest, Published, LatestOrPublished, LatestAndPublished, Draft, "
                + "AllVersions or a number."),
    };
}
