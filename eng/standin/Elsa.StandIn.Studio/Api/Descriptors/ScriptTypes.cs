using System.Text;
using System.Text.Json.Nodes;

namespace Elsa.StandIn;

/// <summary>TypeScript declarations of everything that a script can use here, for completion in the Studio's code editor.</summary>
internal sealed class ScriptTypes(DefinitionStore store, IActivityRegistry registry)
{
    public string Declare(string definitionId)
    {
        var text = new StringBuilder(Resource.Read("functions.d.ts"));

        if (store.FindLatest(definitionId)?.Json is not { } definition)
            return text.ToString();

        var variables = Items(definition["variables"]).Select(
            x => (Name: x.Text("name"), Type: ScriptType(x.Text("typeName")))).Where(x => IsWord(x.Name)).ToList();
        text.AppendLine($"declare var variables: {{ {string.Join(' ', variables.Select(x => $"{x.Name}: {x.Type};"))} }};");

        foreach (var (name, type) in variables)
        {
            text.AppendLine($"declare function get{Names.Pascalize(name!)}(): {type};");
            text.AppendLine($"declare function set{Names.Pascalize(name!)}(value: {type}): void;");
        }

        foreach (var input in Items(definition["inputs"]).Where(x => IsWord(x.Text("name"))))
            text.AppendLine($"declare function get{input.Text("name")}(): {ScriptType(input.Text("type"))};");

        foreach (var activity in Items(definition["root"]?["activities"]).Where(x => IsWord(x.Text("name"))))
        {
            foreach (var output in registry.Find(activity.Text("type") ?? string.Empty)?.Outputs ?? [])
                text.AppendLine($"declare function get{output.Name}From{Names.Pascalize(activity.Text("name")!)}(): any;");
        }

        return text.ToString();
    }

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsWord(string? name) => name != null && name.All(x => char.IsAsciiLetterOrDigit(x) || x == '_') && !char.IsAsciiDigit(name[0]);

    private static string ScriptType(string? typeName) => typeName switch
    {
        "String" or "Guid" => "string",
        "Boolean" => "boolean",
        "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" => "number",
        "DateTime" or "DateTimeOffset" => "Date",
        _ => "any",
    };
}
