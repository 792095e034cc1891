using Elsa.StandIn.Api.Definitions;

namespace Elsa.StandIn.Api.Running;

internal static class VersionLookup
{
    /// <summary>The newest version that a client may mean; the published one if it does not say.</summary>
    public static StoredDefinition? Find(DefinitionStore definitions, string definitionId, string? versionOptions) =>
        definitions.ListAll()
            .Where(x => x.DefinitionId == definitionId)
            .Where(VersionFilter.Of(string.IsNullOrEmpty(versionOptions) ? "Published" : versionOptions))
            .MaxBy(x => x.Version);
}
