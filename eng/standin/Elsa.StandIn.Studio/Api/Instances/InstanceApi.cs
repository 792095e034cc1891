using System.Text.Json;
using Elsa.Workflows.CommitStates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn;

/// <summary>Runs definitions and shows their runs.</summary>
internal static class InstanceApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteRoute.AnswerAsync);
        group.MapPost("/tests/activities", TestRoute.AnswerAsync);

        group.MapPost("/workflow-instances", InstanceRoutes.ListAsync);
        group.MapGet("/workflow-instances/{id}", InstanceRoutes.Get);
        group.MapGet("/workflow-instances/{id}/variables", InstanceRoutes.ListVariables);
        group.MapDelete("/workflow-instances/{id}", InstanceRoutes.Delete);

        group.MapGet("/workflow-instances/{id}/journal", JournalRoutes.List);
        group.MapPost("/workflow-instances/{id}/journal", JournalRoutes.FilterAsync);

        group.MapGet("/activity-executions/list", ActivityRoutes.List);
        group.MapGet("/activity-executions/by-id", ActivityRoutes.Get);
        group.MapPost("/activity-executions/report", ActivityRoutes.ReportAsync);
        group.MapGet("/activity-execution-summaries/list", ActivityRoutes.ListSummaries);
    }
}

internal static class InstanceServices
{
    /// <summary>Instances are recorded from here on, because a designer shows them.</summary>
    public static void AddInstanceApi(this IServiceCollection services)
    {
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<InstanceRecorder>();
        services.AddScoped<ICommitStateHandler, RecordingCommitStateHandler>();
    }
}

internal static class RequestBody
{
    /// <summary>The posted body; null if there is none.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken) where T : class
    {
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? null : JsonSerializer.Deserialize<T>(text, ApiJson.Options);
    }
}
