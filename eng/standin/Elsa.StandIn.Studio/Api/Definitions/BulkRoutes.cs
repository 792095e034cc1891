using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn.Api.Definitions;

/// <summary>What the Studio does with the definitions that are ticked in its list.</summary>
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
        List<string> published = [], alreadyPublished = [], notFound = [], skipped = [], failed = [];

        foreach (var id in await ReadIdsAsync(request, cancellationToken))
        {
            var heap = store.FindLatest(id) switch
            {
                null => notFound,
                { IsPublished: true } => alreadyPublished,
                { IsReadonly: true } => skipped,
                _ => await IsPublishedAsync(id, publisher, cancellationToken) ? published : failed,
            };
            heap.Add(id);
        }

        var none = Array.Empty<string>();
        return ApiAnswer.Json(
            new { published, alreadyPublished, notFound, skipped, UpdatedConsumers = none, failed, Warnings = new Dictionary<string, string>() });
    }

    private static async Task<IResult> RetractAsync(
        HttpRequest request, DefinitionStore store, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        List<string> retracted = [], alreadyRetracted = [], notFound = [], skipped = [];

        foreach (var id in await ReadIdsAsync(request, cancellationToken))
        {
            var heap = store.FindPublished(id) switch
            {
                null => store.FindLast(id) == null ? notFound : alreadyRetracted,
                { IsReadonly: true } => skipped,
                _ => retracted,
            };
            heap.Add(id);

            if (heap == retracted)
                await publisher.RetractAsync(id, cancellationToken);
        }

        return ApiAnswer.Json(new { retracted, alreadyRetracted, skipped, NotPublished = alreadyRetracted, notFound });
    }

    // The answer has a list of those that failed and no room for the reason; publishing one alone tells it.
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
        var ids = (await ApiBody.ReadAsync(request, cancellationToken))["definitionIds"] as JsonArray ?? throw new BadHttpRequestException(
            "The body of this request must name 'definitionIds'.");
        return ids.Deserialize<string?[]>()!.Select(
            id => string.IsNullOrEmpty(id) ? throw new BadHttpRequestException("'definitionIds' must hold ids.") : id).ToList();
    }
}
