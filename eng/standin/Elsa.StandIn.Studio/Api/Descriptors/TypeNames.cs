using System.Collections.ObjectModel;
using System.Net;
using Elsa.Expressions.Contracts;
using Elsa.Http;
using Elsa.Workflows.IncidentStrategies;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Elsa's names for types in definitions and descriptors.</summary>
internal sealed class TypeNames(WellKnownTypeRegistry types)
{
    private static readonly Dictionary<Type, string> Collections = new()
    {
        [typeof(List<>)] = "List",
        [typeof(IEnumerable<>)] = "List",
        [typeof(ICollection<>)] = "List",
        [typeof(IList<>)] = "List",
        [typeof(IReadOnlyCollection<>)] = "List",
        [typeof(IReadOnlyList<>)] = "List",
        [typeof(HashSet<>)] = "HashSet",
        [typeof(ISet<>)] = "HashSet",
        [typeof(Collection<>)] = "Collection",
    };

    // Aliases that only Elsa's serializer knows.
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(long)] = "Int64",
        [typeof(long?)] = "Int64?",
        [typeof(HttpStatusCode)] = nameof(HttpStatusCode),
        [typeof(HttpHeaders)] = nameof(HttpHeaders),
        [typeof(HttpRequest)] = nameof(HttpRequest),
    };

    /// <summary>The name in JSON. For a type without one, it is the CLR name with a mark, so that nothing loads the type by it.</summary>
    public string NameOf(Type type) => Find(type) ?? $"UnregisteredClrType:{ClrName(type)}";

    /// <summary>The name of an output's type.</summary>
    public string OfOutput(Type type) => Find(type) ?? ClrName(type);

    private string? Find(Type type)
    {
        if (Aliases.TryGetValue(type, out var alias) || types.TryGetAlias(type, out alias))
            return alias;

        if (type.IsArray)
            return Find(type.GetElementType()!) is { } element ? $"{element}[]" : null;

        return type is { IsGenericType: true, GenericTypeArguments: [var item] } && Collections.TryGetValue(type.GetGenericTypeDefinition(), out var name) &&
            Find(item) is { } itemName
            ? $"{name}<{itemName}>"
            : null;
    }

    private static string ClrName(Type type) => $"{type.FullName}, {AssemblyName(type)}";

    // The stand-in has two assemblies, Elsa several.
    private static string? AssemblyName(Type type) => type.Assembly == typeof(TypeNames).Assembly || type.Assembly == typeof(IActivity).Assembly
        ? type.Namespace switch
        {
            { } ns when ns.StartsWith("Elsa.Http", StringComparison.Ordinal) => "Elsa.Http",
            { } ns when ns.StartsWith("Elsa.Expressions", StringComparison.Ordinal) => "Elsa.Expressions",
            { } ns when ns.StartsWith("Elsa.Workflows.Management", StringComparison.Ordinal) => "Elsa.Workflows.Management",
            _ => "Elsa.Workflows.Core",
        }
        : type.Assembly.GetName().Name;
}
