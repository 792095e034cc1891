using System.Text.Json;
using System.Text.Json.Nodes;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>A stored definition as the API shows it.</summary>
internal static class DefinitionAnswer
{
    /// <summary>The whole definition, without links.</summary>
    public static JsonObject Of(StoredDefinition definition)
    {
        var answer = Header(definition);
        answer["isSystem"] = definition.IsSystem;

        foreach (var (name, value) in definition.Json)
            answer[name] = value?.DeepClone();

        return answer;
    }

    public static JsonObject WithLinks(StoredDefinition definition)
    {
        var answer = Of(definition);
        answer.Insert(0, "links", Links(definition));
        return answer;
    }

    /// <summary>One line of a list.</summary>
    public static JsonObject Summary(StoredDefinition definition)
    {
        var answer = Header(definition);
        answer.Insert(0, "links", Links(definition));
        answer["isMaterializerAvailable"] = true;
        answer["materializerName"] = "Json";
        SetText(answer, "providerName", definition.ProviderName);
        return answer;
    }

    private static JsonObject Header(StoredDefinition definition)
    {
        var answer = new JsonObject { ["id"] = definition.Id, ["definitionId"] = definition.DefinitionId };
        SetText(answer, "name", definition.Name);
        SetText(answer, "description", definition.Description);
        answer["createdAt"] = definition.CreatedAt;
        answer["version"] = definition.Version;
        SetText(answer, "toolVersion", definition.ToolVersion);
        answer["isReadonly"] = definition.IsReadonly;
        answer["isLatest"] = definition.IsLatest;
        answer["isPublished"] = definition.IsPublished;
        return answer;
    }

    private static void SetText(JsonObject json, string name, string? value)
    {
        if (value != null)
            json[name] = value;
    }

    private static JsonNode Links(StoredDefinition definition) => JsonSerializer.SerializeToNode(DefinitionLinks.Of(definition), ApiJson.Options)!;
}

/// <summary>The links of Elsa's server; those of routes that are refused here stand among them, so that the refusal is what an author sees.</summary>
internal static class DefinitionLinks
{
    public static IEnumerable<Link> Page { get; } =
    [
        new("/workflow-definitions", "self", "GET"),
        new("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
        new("/workflow-definitions/query/count", "count", "GET"),
        new("/workflow-definitions/many-by-id", "many-by-id", "GET"),
        new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
        new("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"),
        new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        new("/workflow-definitions/import", "import", "POST"),
        new("/workflow-definitions/import-files", "import-files", "POST"),
        new("/workflow-definitions", "create", "POST"),
    ];

    public static IEnumerable<Link> Of(StoredDefinition definition)
    {
        var path = $"/workflow-definitions/{definition.DefinitionId}";
        yield return new Link(path, "self", "GET");
        yield return new Link($"/workflow-definitions/by-definition-id/{definition.DefinitionId}", "self", "GET");
        yield return new Link($"{path}/versions", "versions", "GET");
        yield return new Link($"{path}/bulk-dispatch", "bulk-dispatch", "POST");
        yield return new Link($"{path}/dispatch", "dispatch", "POST");
        yield return new Link($"{path}/execute", "execute", "POST");
        yield return new Link($"{path}/export", "export", "POST");

        if (definition.IsReadonly)
            yield break;

        yield return new Link($"{path}/publish", "publish", "POST");
        yield return new Link($"{path}/retract", "retract", "POST");
        yield return new Link(path, "delete", "DELETE");
        yield return new Link($"{path}/import", "import", "PUT");
        yield return new Link($"{path}/update-references", "update-references", "POST");
    }
}

/// <summary>What a client may do next; the Studio enables its buttons by these.</summary>
internal sealed record Link(string Href, string Rel, string Method);
