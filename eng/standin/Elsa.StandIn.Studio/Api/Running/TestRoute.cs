using Elsa.Http;
using Elsa.StandIn.Api.Definitions;
using Elsa.StandIn.Recording;
using Elsa.Workflows.State;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api.Running;

/// <summary>Runs one activity of a stored definition by itself. It does what it does in a workflow, and leaves no instance behind.</summary>
internal static class TestRoute
{
    public static async Task<IResult> AnswerAsync(
        HttpRequest http,
        DefinitionStore definitions,
        DefinitionMaterializer materializer,
        IActivityTestRunner runner,
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
            ActivityState = RecordedValue.Of(context.ActivityState),
            Outputs = ActivityValues.Outputs(context),
            Payload = RecordedValue.Of(context.JournalData),
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
