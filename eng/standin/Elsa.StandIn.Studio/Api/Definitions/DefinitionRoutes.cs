using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn;

/// <summary>Lists, opens, saves, publishes and deletes definitions.</summary>
internal static class DefinitionRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        var definitions = group.MapGroup("/workflow-definitions");
        definitions.MapGet("/", List);
        definitions.MapPost("/", SaveAsync);
        definitions.MapGet("/by-definition-id/{definitionId}", FindByDefinitionId);
        definitions.MapGet("/by-id/{id}", FindById);
        definitions.MapGet("/validation/is-name-unique", IsNameUnique);
        definitions.MapGet("/{definitionId}", FindByDefinitionId);
        definitions.MapDelete("/{definitionId}", DeleteAsync);
        definitions.MapPost("/{definitionId}/publish", PublishAsync);
        definitions.MapPost("/{definitionId}/retract", RetractAsync);
    }

    private static IResult List([AsParameters] ListQuery query, DefinitionStore store)
    {
        var found = query.Filter(store.ListAll());
        return ApiAnswer.Json(
            new { Items = query.Cut(query.Sort(found)).Select(DefinitionAnswer.Summary).ToList(), TotalCount = found.Count, Links = DefinitionLinks.Page });
    }

    private static async Task<IResult> SaveAsync(HttpRequest request, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request.Body, cancellationToken);
        var model = body["model"] as JsonObject ?? throw new BadHttpRequestException("The body of this request must hold the definition as 'model'.");
        var saved = body.Flag("publish") ? await publisher.PublishAsync(model, cancellationToken) : await publisher.SaveAsync(model, cancellationToken);
        return Saved(saved, alreadyPublished: false);
    }

    private static IResult FindByDefinitionId(string definitionId, string? versionOptions, DefinitionStore store)
    {
        var isWanted = VersionFilter.Parse(string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions);
        return Found(store.ListAll().Where(x => x.DefinitionId == definitionId && isWanted(x)).MaxBy(x => x.Version));
    }

    private static IResult FindById(string id, DefinitionStore store) => Found(store.FindVersion(id));

    private static IResult IsNameUnique(string name, string? definitionId, DefinitionStore store) =>
        ApiAnswer.Json(new { IsUnique = !store.ListAll().Any(x => x.Name == name.Trim() && x.DefinitionId != definitionId) });

    private static async Task<IResult> DeleteAsync(string definitionId, DefinitionPublisher publisher, CancellationToken cancellationToken) =>
        await publisher.DeleteAsync(definitionId, cancellationToken) > 0 ? Results.NoContent() : Results.NotFound();

    private static async Task<IResult> PublishAsync(
        string definitionId, DefinitionStore store, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var alreadyPublished = store.FindLatest(definitionId)?.IsPublished == true;
        return await publisher.PublishLatestAsync(definitionId, cancellationToken) is { } published ? Saved(published, alreadyPublished) : Results.NotFound();
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, DefinitionStore store, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        if (store.FindLast(definitionId) == null)
            return Results.NotFound();

        return await publisher.RetractAsync(definitionId, cancellationToken) is { } retracted
            ? Found(retracted)
            : throw new BadHttpRequestException($"Workflow with id {definitionId} is not published");
    }

    private static IResult Found(StoredDefinition? definition) =>
        definition == null ? Results.NotFound() : ApiAnswer.Json(DefinitionAnswer.WithLinks(definition));

    private static IResult Saved(StoredDefinition definition, bool alreadyPublished) => ApiAnswer.Json(new
    {
        WorkflowDefinition = DefinitionAnswer.WithLinks(definition),
        AlreadyPublished = alreadyPublished,
        ConsumingWorkflowCount = 0,
        ValidationErrors = Array.Empty<string>(),
    });
}

/// <summary>The Studio's actions on the definitions that are selected in its list.</summary>
internal static class BulkRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        var actions = group.MapGroup("/bulk-actions");
        actions.MapPost("/delete/workflow-definitions/by-definition-id", DeleteAsync);
        actions.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync);
        actions.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync);
    }

    private static async Task<IResult> DeleteAsync(HttpRequest request, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var deleted = 0;

        foreach (var id in await ReadIdsAsync(request, cancellationToken))
            deleted += await publisher.DeleteAsync(id, cancellationToken);

        return ApiAnswer.Json(new { Deleted = deleted });
    }

    private static async Task<IResult> PublishAsync(
        HttpRequest request, DefinitionStore store, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var ids = await SortAsync(request, async id => store.FindLatest(id) switch
        {
            null => "notFound",
            { IsPublished: true } => "alreadyPublished",
            { IsReadonly: true } => "skipped",
            _ => await IsPublishedAsync(id, publisher, cancellationToken) ? "published" : "failed",
        }, cancellationToken);

        return ApiAnswer.Json(new
        {
            Published = ids["published"],
            AlreadyPublished = ids["alreadyPublished"],
            NotFound = ids["notFound"],
            Skipped = ids["skipped"],
            UpdatedConsumers = Array.Empty<string>(),
            Failed = ids["failed"],
            Warnings = new Dictionary<string, string>(),
        });
    }

    private static async Task<IResult> RetractAsync(
        HttpRequest request, DefinitionStore store, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var ids = await SortAsync(request, async id => store.FindPublished(id) switch
        {
            null => store.FindLast(id) == null ? "notFound" : "alreadyRetracted",
            { IsReadonly: true } => "skipped",
            _ => await publisher.RetractAsync(id, cancellationToken) == null ? "alreadyRetracted" : "retracted",
        }, cancellationToken);
        var alreadyRetracted = ids["alreadyRetracted"];
        return ApiAnswer.Json(
            new { Retracted = ids["retracted"], alreadyRetracted, Skipped = ids["skipped"], NotPublished = alreadyRetracted, NotFound = ids["notFound"] });
    }

    /// <summary>Does the same for each id of the request, and groups the ids by result.</summary>
    private static async Task<ILookup<string, string>> SortAsync(HttpRequest request, Func<string, Task<string>> act, CancellationToken cancellationToken)
    {
        List<(string Id, string Result)> results = [];

        foreach (var id in await ReadIdsAsync(request, cancellationToken))
            results.Add((id, await act(id)));

        return results.ToLookup(x => x.Result, x => x.Id);
    }

    // The response lists the failed ones without a reason. Publishing one of them alone gives the reason.
    private static async Task<bool> IsPublishedAsync(string definitionId, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        try
        {
            return await publisher.PublishLatestAsync(definitionId, cancellationToken) != null;
        }
        catch (Exception e) when (e is PublishRefusedException or NotInStandInException or WorkflowDefinitionException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> ReadIdsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var ids = (await ApiBody.ReadAsync(request.Body, cancellationToken))["definitionIds"] as JsonArray ?? throw new BadHttpRequestException(
            "The body of this request must name 'definitionIds'.");
        return ids.Deserialize<string?[]>()!.Select(
            id => string.IsNullOrEmpty(id) ? throw new BadHttpRequestException("'definitionIds' must hold ids.") : id).ToList();
    }
}
