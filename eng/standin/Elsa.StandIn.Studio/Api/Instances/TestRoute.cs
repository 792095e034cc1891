using Elsa.Http;
using Elsa.Workflows.State;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Runs one activity of a stored definition by itself. It really runs, as in a workflow, and leaves no instance behind.</summary>
internal static class TestRoute
{
    public static async Task<IResult> AnswerAsync(
        HttpRequest http, DefinitionStore definitions, DefinitionMaterializer materializer, ActivityTestRunner runner,
        CancellationToken cancellationToken)
    {
        var request = await RequestBody.ReadAsync<TestRequest>(http, cancellationToken);

        if (Find(definitions, request?.WorkflowDefinitionHandle) is not { } definition)
            throw new BadHttpRequestException("Workflow definition not found.");

        var graph = await materializer.MaterializeAsync(definition, cancellationToken);
        var activity = request?.ActivityHandle?.Find(graph) ?? throw new BadHttpRequestException("Activity not found.");

        if (activity is WriteHttpResponse)
            throw new NotInStandInException($"The test of {activity.Type} (activity {activity.Id}), which would answer the designer's own request,");

        var context = await runner.RunAsync(graph, activity, cancellationToken);

        return ApiAnswer.Json(new
        {
            ActivityState = RecordedValue.Capture(context.ActivityState),
            Outputs = ActivityValues.Outputs(context),
            Payload = RecordedValue.Capture(context.JournalData),
            Exception = RecordedException.Fresh(ExceptionState.FromException(context.Exception)),
            context.Status,
        });
    }

    private static StoredDefinition? Find(DefinitionStore definitions, DefinitionHandle? handle) => handle switch
    {
        { DefinitionVersionId: { } versionId } => definitions.FindVersion(versionId),
        { DefinitionId: { } definitionId } => VersionLookup.Find(definitions, definitionId, handle.VersionOptions),
        _ => null,
    };
}

/// <summary>The activity to test, and its definition.</summary>
internal sealed record TestRequest(DefinitionHandle? WorkflowDefinitionHandle, ActivityHandle? ActivityHandle);

/// <summary>Identifies a version of a definition, by its own id or by the definition's.</summary>
internal sealed record DefinitionHandle(string? DefinitionId, string? VersionOptions, string? DefinitionVersionId);

/// <summary>Identifies an activity of a workflow in one of Elsa's ways.</summary>
internal sealed record ActivityHandle(string? ActivityId, string? ActivityNodeId, string? ActivityHash)
{
    public IActivity? Find(WorkflowGraph graph)
    {
        if (ActivityHash != null)
            throw new NotInStandInException("Finding an activity by its hash");

        var node = ActivityId != null ? graph.FindNodeByActivityId(ActivityId) : ActivityNodeId != null ? graph.FindNodeById(ActivityNodeId) : null;
        return node?.Activity;
    }
}

internal static class VersionLookup
{
    /// <summary>The newest matching version; the published one if the client names none.</summary>
    public static StoredDefinition? Find(DefinitionStore definitions, string definitionId, string? versionOptions) =>
        definitions.ListAll()
            .Where(x => x.DefinitionId == definitionId)
            .Where(VersionFilter.Parse(string.IsNullOrEmpty(versionOptions) ? "Published" : versionOptions))
            .MaxBy(x => x.Version);
}
