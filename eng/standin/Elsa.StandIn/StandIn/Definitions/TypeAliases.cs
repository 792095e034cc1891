using System.Collections.ObjectModel;
using Elsa.Expressions.Contracts;
using Elsa.Workflows.IncidentStrategies;

namespace Elsa.StandIn;

/// <summary>Resolves the type names of a definition: registered ones, and arrays and collections of them.</summary>
internal sealed class TypeAliases(WellKnownTypeRegistry types)
{
    private static readonly Dictionary<string, Type> Collections = new()
    {
        ["IEnumerable"] = typeof(IEnumerable<>),
        ["ICollection"] = typeof(ICollection<>),
        ["IList"] = typeof(IList<>),
        ["ISet"] = typeof(ISet<>),
        ["IReadOnlyCollection"] = typeof(IReadOnlyCollection<>),
        ["IReadOnlyList"] = typeof(IReadOnlyList<>),
        ["List"] = typeof(List<>),
        ["HashSet"] = typeof(HashSet<>),
        ["Collection"] = typeof(Collection<>),
    };

    private static readonly Dictionary<string, Type> Strategies = new()
    {
        [nameof(FaultStrategy)] = typeof(FaultStrategy),
        [nameof(ContinueWithIncidentsStrategy)] = typeof(ContinueWithIncidentsStrategy),
    };

    public Type Resolve(string alias)
    {
        if (types.TryGetType(alias, out var type) || Strategies.TryGetValue(alias, out type))
            return type;

        if (alias.EndsWith("[]", StringComparison.Ordinal))
            return Resolve(alias[..^2]).MakeArrayType();

        return alias.Split('<', 2) is [var name, var rest] && rest.EndsWith('>') && Collections.TryGetValue(name, out var collection)
            ? collection.MakeGenericType(Resolve(rest[..^1]))
            : throw new WorkflowDefinitionException($"The type {alias} is not known.");
    }
}
