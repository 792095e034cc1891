using Elsa.StandIn.Recording;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Instances;

/// <summary>Single executions of activities.</summary>
internal static class ActivityRoutes
{
    private const int DefaultChain = 100;
    private const int LongestChain = 1000;

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

    public static IResult GetCallStack(string id, int? skip, int? take, InstanceStore instances)
    {
        if (FindInstance(instances, id) is not { } instance)
            return Results.NotFound();

        var chain = Chain(instance, id).Reverse().ToList();
        var count = Math.Min(take > 0 ? take.Value : DefaultChain, LongestChain);
        return ApiAnswer.Json(new { ActivityExecutionId = id, Items = chain.Skip(skip ?? 0).Take(count), TotalCount = chain.Count });
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

    private static IEnumerable<ActivityRecord> Chain(InstanceRecord instance, string? id)
    {
        while (instance.Activities.FirstOrDefault(x => x.Id == id) is { } activity)
        {
            yield return activity;
            id = activity.SchedulingActivityExecutionId;
        }
    }

    private static object Summary(ActivityRecord activity) => new
    {
        activity.WorkflowInstanceId,
        activity.ActivityId,
        activity.ActivityNodeId,
        activity.ActivityType,
        activity.ActivityTypeVersion,
        activity.ActivityName,
        activity.StartedAt,
        activity.HasBookmarks,
        activity.Status,
        activity.Metadata,
        activity.AggregateFaultCount,
        activity.CompletedAt,
        activity.Id,
    };

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

/// <summary>The activities of an instance that a client wants counted.</summary>
internal sealed record ReportRequest(string? WorkflowInstanceId, ICollection<string>? ActivityNodeIds);
