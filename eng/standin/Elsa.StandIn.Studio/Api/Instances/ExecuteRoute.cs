using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Workflows.Options;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn;

/// <summary>Runs a definition to its end and responds with the state. The designer reads only the headers of the response.</summary>
internal static class ExecuteRoute
{
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";
    private const string InstanceHeader = "x-elsa-workflow-instance-id";
    private const string ResponseHeader = "x-elsa-response";

    public static async Task<IResult> AnswerAsync(
        string definitionId, HttpContext http, DefinitionStore definitions, DefinitionMaterializer materializer, WorkflowStarter starter,
        InstanceStore instances, CancellationToken cancellationToken)
    {
        var request = await RequestBody.ReadAsync<ExecuteRequest>(http.Request, cancellationToken) ?? new ExecuteRequest();

        if (VersionLookup.Find(definitions, definitionId, request.VersionOptions) is not { } definition)
            return Results.NotFound();

        var graph = await MaterializeAsync(materializer, definition, request, http.Response, cancellationToken);
        var options = new RunWorkflowOptions
        {
            CorrelationId = request.CorrelationId,
            TriggerActivityId = request.TriggerActivityId,
            Input = request.Input as IDictionary<string, object>,
        };

        var result = await starter.StartAsync(graph, options, cancellationToken);
        return Answer(http.Response, result.WorkflowState.SubStatus, instances.Find(result.WorkflowState.Id)!);
    }

    private static async Task<WorkflowGraph> MaterializeAsync(
        DefinitionMaterializer materializer, StoredDefinition definition, ExecuteRequest request, HttpResponse response,
        CancellationToken cancellationToken)
    {
        try
        {
            return request.Missing is { } missing
                ? throw new NotInStandInException(missing)
                : await materializer.MaterializeAsync(definition, cancellationToken);
        }
        catch (Exception e) when (e is NotInStandInException or WorkflowDefinitionException)
        {
            // The response says why. Without this header, the Studio would show nothing at all.
            response.Headers[CannotStartHeader] = bool.TrueString;
            throw;
        }
    }

    private static IResult Answer(HttpResponse response, WorkflowSubStatus status, InstanceRecord instance)
    {
        // The workflow may have written the response itself.
        if (response.HasStarted)
            return Results.Empty;

        response.Headers[CannotStartHeader] = bool.FalseString;
        response.Headers[InstanceHeader] = instance.Id;
        var state = new { WorkflowState = instance.State };

        if (status == WorkflowSubStatus.Faulted)
            return Results.Json(state, ApiJson.Options, statusCode: StatusCodes.Status500InternalServerError);

        response.Headers[ResponseHeader] = "true";
        return response.StatusCode == StatusCodes.Status200OK ? ApiAnswer.Json(state) : Results.Empty;
    }
}

/// <summary>How to run a definition.</summary>
internal sealed class ExecuteRequest
{
    public string? CorrelationId { get; init; }
    public string? TriggerActivityId { get; init; }
    public string? VersionOptions { get; init; }

    [JsonConverter(typeof(ExpandoConverter))]
    public object? Input { get; init; }
    public string? Name { get; init; }
    public JsonElement? Variables { get; init; }
    public JsonElement? ActivityHandle { get; init; }

    /// <summary>A requested feature that the stand-in doesn't have; null for none.</summary>
    public string? Missing => this switch
    {
        { Name: not null } => "Naming an instance when it is started",
        { Variables.ValueKind: not JsonValueKind.Null } => "Setting variables of an instance when it is started",
        { ActivityHandle.ValueKind: not JsonValueKind.Null } => "Starting an instance at an activity in its middle",
        _ => null,
    };
}
