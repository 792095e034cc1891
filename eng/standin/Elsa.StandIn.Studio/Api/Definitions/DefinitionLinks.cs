namespace Elsa.StandIn.Api.Definitions;

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
