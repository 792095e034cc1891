using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The properties of responses and the kinds of their values. A question mark means that it may be missing.</summary>
internal static class RunShapes
{
    public const string Instance =
        "id:String definitionId:String definitionVersionId:String version:Number workflowState:Object status:String subStatus:String isExecuting:False|True "
            + "correlationId?:String name?:String " +
        "incidentCount:Number isSystem:False|True createdAt:String updatedAt:String finishedAt?:String";

    public const string Summary =
        "id:String definitionId:String definitionVersionId:String version:Number status:String subStatus:String correlationId?:String name?:String "
            + "incidentCount:Number createdAt:String updatedAt:String " +
        "finishedAt?:String";

    public const string State =
        "id:String definitionId:String definitionVersionId:String definitionVersion:Number correlationId?:String status:String subStatus:String "
            + "isExecuting:False|True bookmarks:Array incidents:Array " +
        "isSystem:False|True completionCallbacks:Array activityExecutionContexts:Array scheduledActivities:Array executionLogSequence:Number input:Object "
            + "output:Object properties:Object createdAt:String " +
        "updatedAt:String finishedAt?:String";

    public const string Context =
        "id:String callStackDepth:Number parentContextId?:String scheduledActivityNodeId:String ownerActivityNodeId?:String properties:Object metadata:Object "
            + "activityState:Object dynamicVariables:Array " +
        "status:String isExecuting:False|True faultCount:Number startedAt:String completedAt?:String";

    public const string Incident = "activityId:String activityNodeId:String activityType:String message:String exception:Object timestamp:String";

    public const string JournalLine =
        "id:String activityInstanceId:String parentActivityInstanceId?:String activityId:String activityType:String activityTypeVersion:Number "
            + "activityName?:String nodeId:String timestamp:String " +
        "sequence:Number eventName:String message?:String payload?:Object";

    public const string Execution =
        "workflowInstanceId:String activityId:String activityNodeId:String activityType:String activityTypeVersion:Number activityName?:String "
            + "activityState?:Object payload?:Object outputs?:Object " +
        "properties:Object metadata:Object exception?:Object startedAt:String hasBookmarks:False|True status:String aggregateFaultCount:Number "
            + "completedAt?:String schedulingActivityExecutionId?:String " +
        "schedulingActivityId?:String callStackDepth:Number id:String tenantId:String";

    public const string ExecutionSummary =
        "workflowInstanceId:String activityId:String activityNodeId:String activityType:String activityTypeVersion:Number activityName?:String "
            + "startedAt:String hasBookmarks:False|True status:String " +
        "metadata:Object aggregateFaultCount:Number completedAt?:String id:String";

    public const string Stats =
        "activityId:String activityNodeId:String startedCount:Number completedCount:Number uncompletedCount:Number isBlocked:False|True isFaulted:False|True "
            + "aggregateFaultCount:Number metadata:Object";

    public const string Exception = "type:String message:String stackTrace?:String innerException?:Object";

    public static void Check(JsonObject actual, string shape)
    {
        var fields = shape.Split(' ').Select(field => field.Split(':')).ToDictionary(
            parts => parts[0].TrimEnd('?'), parts => (IsOptional: parts[0].EndsWith('?'), Kinds: parts[1].Split('|')));
        Assert.Empty(actual.Select(property => property.Key).Except(fields.Keys));
        Assert.Empty(fields.Where(field => !field.Value.IsOptional).Select(field => field.Key).Except(actual.Select(property => property.Key)));
        Assert.All(actual, property => Assert.Contains(property.Value?.GetValueKind().ToString() ?? "null", fields[property.Key].Kinds));
    }
}
