using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Lists instances and shows one of them.</summary>
internal static class InstanceRoutes
{
    public static async Task<IResult> ListAsync(HttpRequest http, InstanceStore instances, CancellationToken cancellationToken)
    {
        var query = new InstanceQuery(await RequestBody.ReadAsync<JsonObject>(http, cancellationToken) ?? []);
        var found = query.Filter(instances.ListAll());
        return ApiAnswer.Json(new { Items = query.Cut(query.Sort(found)).Select(Summary), TotalCount = found.Count });
    }

    public static IResult Get(string id, InstanceStore instances) => instances.Find(id) is { } instance ? ApiAnswer.Json(Whole(instance)) : Results.NotFound();

    public static IResult ListVariables(string id, InstanceStore instances) => ApiAnswer.List(instances.Find(id)?.Variables ?? []);

    public static IResult Delete(string id, InstanceStore instances) => instances.Remove(id) ? Results.NoContent() : Results.NotFound();

    private static object Summary(InstanceRecord instance) => new
    {
        instance.Id,
        instance.DefinitionId,
        instance.DefinitionVersionId,
        instance.Version,
        instance.Status,
        instance.SubStatus,
        instance.CorrelationId,
        instance.Name,
        instance.IncidentCount,
        instance.CreatedAt,
        instance.UpdatedAt,
        instance.FinishedAt,
    };

    private static JsonObject Whole(InstanceRecord instance)
    {
        var whole = JsonSerializer.SerializeToNode(Summary(instance), ApiJson.Options)!.AsObject();
        whole["workflowState"] = JsonObject.Create(instance.State);
        whole["isExecuting"] = instance.IsExecuting;
        whole["isSystem"] = instance.IsSystem;
        return whole;
    }
}
