using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Single executions of activities.</summary>
internal static class ActivityRoutes
{
    /// <summary>The properties that a summary omits.</summary>
    private static readonly string[] Details =
    [
        "activityState", "payload", "outputs", "properties", "exception", "schedulingActivityExecutionId", "schedulingActivityId", "callStackDepth", "tenantId",
    ];

    public static IResult List(string? workflowInstanceId, string? activityNodeId, bool? completed, InstanceStore instances) =>
        ApiAnswer.List(Find(instances, workflowInstanceId, activityNodeId, completed));

    public static IResult ListSummaries(string? workflowInstanceId, string? activityNodeId, bool? completed, InstanceStore instances) =>
        ApiAnswer.List(Find(instances, workflowInstanceId, activityNodeId, completed).ConvertAll(Summary));

    public static IResult Get(string? id, InstanceStore instances)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new BadHttpRequestException("The activity execution ID is required.");

        return FindInstance(instances, id)?.Activities.First(x => x.Id == id) is { } activity ? ApiAnswer.Json(activity) : Results.NotFound();
    }

    public static async Task<IResult> ReportAsync(HttpRequest http, InstanceStore instances, CancellationToken cancellationToken)
    {
        var request = await RequestBody.ReadAsync<ReportRequest>(http, cancellationToken);
        var activities = Find(instances, request?.WorkflowInstanceId, null, null).Where(x => request?.ActivityNodeIds?.Contains(x.ActivityNodeId) != false);
        return ApiAnswer.Json(new { Stats = activities.GroupBy(x => x.ActivityNodeId).Select(Stats) });
    }

    private static List<ActivityRecord> Find(InstanceStore instances, string? instanceId, string? nodeId, bool? completed)
    {
        var found = instanceId == null ? instances.ListAll().SelectMany(x => x.Activities) : instances.Find(instanceId)?.Activities ?? [];

        return [.. found
            .Where(x => nodeId == null || x.ActivityNodeId == nodeId)
            .Where(x => completed == null || x.CompletedAt != null == completed)
            .OrderBy(x => x.StartedAt)];
    }

    private static InstanceRecord? FindInstance(InstanceStore instances, string activityExecutionId) =>
        instances.ListAll().FirstOrDefault(x => x.Activities.Any(activity => activity.Id == activityExecutionId));

    private static JsonObject Summary(ActivityRecord activity) => new(
        JsonSerializer.SerializeToNode(activity, ApiJson.Options)!.AsObject().Where(x => !Details.Contains(x.Key)).Select(x => KeyValuePair.Create(
            x.Key, x.Value?.DeepClone())));

    private static object Stats(IGrouping<string, ActivityRecord> executions) => new
    {
        executions.First().ActivityId,
        ActivityNodeId = executions.Key,
        StartedCount = executions.Count(),
        CompletedCount = executions.Count(x => x.CompletedAt != null),
        UncompletedCount = executions.Count(x => x.CompletedAt == null),
        IsBlocked = executions.Any(x => x.HasBookmarks),
        IsFaulted = executions.Any(x => x.Status == ActivityStatus.Faulted),
        executions.Last().AggregateFaultCount,
        executions.Last().Metadata,
    };
}

/// <summary>The activities of an instance to count.</summary>
internal sealed record ReportRequest(string? WorkflowInstanceId, ICollection<string>? ActivityNodeIds);
