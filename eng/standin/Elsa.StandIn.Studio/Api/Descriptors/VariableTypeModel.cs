using Elsa.Expressions.Contracts;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>A type that a variable may have.</summary>
internal sealed record VariableTypeModel(string TypeName, string DisplayName, string Category)
{
    private static readonly Dictionary<string, string[]> Categories = new()
    {
        ["Primitives"] = ["Object", "String", "Boolean", "Int32", "Long", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan"],
        ["Lookups"] = ["StringDictionary", "ObjectDictionary"],
        ["Dynamic"] = ["JSON", "JsonElement", "JsonNode", "JsonObject"],
        ["Data"] = ["ByteArray", "Stream"],
    };

    public static IReadOnlyCollection<VariableTypeModel> Of(IWellKnownTypeRegistry types) =>
        [.. Categories.SelectMany(
            category => category.Value.Where(name => types.TryGetType(name, out _)).Select(name => new VariableTypeModel(name, name, category.Key)))];
}
