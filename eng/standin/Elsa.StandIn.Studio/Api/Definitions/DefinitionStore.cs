namespace Elsa.StandIn.Api.Definitions;

/// <summary>Every version of every definition, in memory.</summary>
internal sealed class DefinitionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredDefinition> _versions = [];

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

    /// <summary>Keeps these versions, each in the place of an earlier one with its id.</summary>
    public void Save(params IEnumerable<StoredDefinition> definitions)
    {
        lock (_lock)
        {
            foreach (var definition in definitions)
                _versions[definition.Id] = definition;
        }
    }

    public int Remove(Func<StoredDefinition, bool> predicate)
    {
        lock (_lock)
        {
            var gone = _versions.Values.Where(predicate).ToList();
            gone.ForEach(x => _versions.Remove(x.Id));
            return gone.Count;
        }
    }
}
