using System.Text.Json.Nodes;

namespace Elsa.StandIn;

/// <summary>A stored definition in the API's format.</summary>
internal static class DefinitionAnswer
{
    /// <summary>The definition, without links.</summary>
    public static JsonObject Create(StoredDefinition definition)
    {
        var answer = Header(definition);
        answer["isSystem"] = definition.IsSystem;

        foreach (var (name, value) in definition.Json)
            answer[name] = value?.DeepClone();

        return answer;
    }

    public static JsonObject WithLinks(StoredDefinition definition)
    {
        var answer = Create(definition);
        answer.Insert(0, "links", DefinitionLinks.Create(definition));
        return answer;
    }

    /// <summary>One line of a list.</summary>
    public static JsonObject Summary(StoredDefinition definition)
    {
        var answer = Header(definition);
        answer.Insert(0, "links", DefinitionLinks.Create(definition));
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
}

/// <summary>
/// The actions that a client may take next, which enable the Studio's buttons. They include routes that are refused here, so that the author
/// sees the refusal.
/// </summary>
internal static class DefinitionLinks
{
    private static readonly JsonObject All = JsonNode.Parse(Resource.Read("links.json"))!.AsObject();

    public static JsonNode Page => All["page"]!;

    public static JsonArray Create(StoredDefinition definition)
    {
        var links = All["definition"]!.AsArray().Concat(definition.IsReadonly ? [] : All["editable"]!.AsArray());
        var json = $"[{string.Join(',', links.Select(link => link!.ToJsonString()))}]";
        return JsonNode.Parse(json.Replace("{id}", definition.DefinitionId, StringComparison.Ordinal))!.AsArray();
    }
}
