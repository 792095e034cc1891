using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;

namespace Elsa.StandIn;

internal sealed class WellKnownTypeRegistry : IWellKnownTypeRegistry
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Type, string> _aliases = [];

    public WellKnownTypeRegistry()
    {
        foreach (var (alias, type) in Defaults)
            RegisterType(type, alias);
    }

    private void RegisterType(Type type, string alias)
    {
        _aliases[type] = alias;
        _types[alias] = type;

        if (!type.IsValueType || Nullable.GetUnderlyingType(type) != null)
            return;

        var nullable = typeof(Nullable<>).MakeGenericType(type);
        _aliases[nullable] = alias + "?";
        _types[alias + "?"] = nullable;
    }

    public bool TryGetAlias(Type type, out string alias) => _aliases.TryGetValue(type, out alias!);

    public bool TryGetType(string alias, out Type type) => _types.TryGetValue(alias, out type!);

    private static readonly (string Alias, Type Type)[] Defaults =
    [
        ("Int16", typeof(short)), ("Int32", typeof(int)), ("Int64", typeof(long)), ("Long", typeof(long)), ("Single", typeof(float)),
        ("Object", typeof(object)), ("String", typeof(string)), ("Boolean", typeof(bool)), ("Decimal", typeof(decimal)), ("Double", typeof(double)),
        ("ByteArray", typeof(byte[])), ("Guid", typeof(Guid)), ("DateTime", typeof(DateTime)), ("DateTimeOffset", typeof(DateTimeOffset)),
        ("TimeSpan", typeof(TimeSpan)), ("Stream", typeof(Stream)), ("JSON", typeof(ExpandoObject)), ("JsonElement", typeof(JsonElement)),
        ("JsonNode", typeof(JsonNode)), ("JsonObject", typeof(JsonObject)), ("JsonArray", typeof(JsonArray)),
        ("StringDictionary", typeof(IDictionary<string, string>)), ("ObjectDictionary", typeof(IDictionary<string, object>)),
        ("StringMap", typeof(Dictionary<string, string>)), ("ObjectMap", typeof(Dictionary<string, object>)),
    ];
}
