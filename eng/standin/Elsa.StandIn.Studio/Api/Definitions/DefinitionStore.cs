using System.Text.Json.Nodes;

namespace Elsa.StandIn;

/// <summary>Every version of every definition, in memory.</summary>
internal sealed class DefinitionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredDefinition> _versions = [];

    /// <summary>Called with a definition's id after its versions changed.</summary>
    public Action<string>? Changed { get; set; }

    public StoredDefinition? FindVersion(string versionId)
    {
        lock (_lock)
            return _versions.GetValueOrDefault(versionId);
    }

    public StoredDefinition? FindLatest(string definitionId) => ListAll().FirstOrDefault(x => x.DefinitionId == definitionId && x.IsLatest);

    public StoredDefinition? FindPublished(string definitionId) => ListAll().FirstOrDefault(x => x.DefinitionId == definitionId && x.IsPublished);

    public StoredDefinition? FindLast(string definitionId) => ListAll().Where(x => x.DefinitionId == definitionId).MaxBy(x => x.Version);

    public IReadOnlyList<StoredDefinition> ListAll()
    {
        lock (_lock)
            return [.. _versions.Values];
    }

    /// <summary>Stores these versions. Each replaces an earlier one with its id.</summary>
    public void Save(params IReadOnlyList<StoredDefinition> definitions)
    {
        lock (_lock)
        {
            foreach (var definition in definitions)
                _versions[definition.Id] = definition;
        }

        definitions.Select(x => x.DefinitionId).Distinct().ToList().ForEach(x => Changed?.Invoke(x));
    }

    public int Remove(Func<StoredDefinition, bool> predicate)
    {
        var gone = ListAll().Where(predicate).ToList();

        lock (_lock)
            gone.ForEach(x => _versions.Remove(x.Id));

        gone.Select(x => x.DefinitionId).Distinct().ToList().ForEach(x => Changed?.Invoke(x));
        return gone.Count;
    }
}

/// <summary>One version of a definition, as an author saved it, with the server's additions. Its JSON is never changed in place.</summary>
internal sealed record StoredDefinition
{
    /// <summary>The id of this version, among all versions of all definitions.</summary>
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public required int Version { get; init; }
    public required bool IsLatest { get; init; }
    public required bool IsPublished { get; init; }
    public bool IsReadonly { get; init; }
    public bool IsSystem { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? ToolVersion { get; init; }

    /// <summary>The source of a definition that no author saved here.</summary>
    public string? ProviderName { get; init; }

    /// <summary>Variables, inputs, outputs, outcomes, custom properties, options and the root activity.</summary>
    public required JsonObject Json { get; init; }
}

internal static class DefinitionServices
{
    public static void AddDefinitionStore(this IServiceCollection services)
    {
        services.AddSingleton<ActivityEcho>();
        services.AddSingleton<DefinitionContent>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<DefinitionMaterializer>();
        services.AddSingleton<DefinitionPublisher>();
        services.AddSingleton<LiveDefinitions>();
    }
}
