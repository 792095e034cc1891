using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn.Api.Running;

/// <summary>Running definitions and looking at what ran.</summary>
internal static class RunningRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteRoute.AnswerAsync);
        group.MapPost("/tests/activities", TestRoute.AnswerAsync);

        group.MapPost("/workflow-instances", InstanceRoutes.ListAsync);
        group.MapGet("/workflow-instances/{id}", InstanceRoutes.Get);
        group.MapGet("/workflow-instances/{id}/execution-state", InstanceRoutes.GetExecutionState);
        group.MapGet("/workflow-instances/{id}/variables", InstanceRoutes.ListVariables);
        group.MapDelete("/workflow-instances/{id}", InstanceRoutes.Delete);

        group.MapGet("/workflow-instances/{id}/journal", JournalRoutes.List);
        group.MapPost("/workflow-instances/{id}/journal", JournalRoutes.FilterAsync);

        group.MapGet("/activity-executions/list", ActivityRoutes.List);
        group.MapGet("/activity-executions/by-id", ActivityRoutes.Get);
        group.MapGet("/activity-executions/{id}/call-stack", ActivityRoutes.GetCallStack);
        group.MapPost("/activity-executions/report", ActivityRoutes.ReportAsync);
        group.MapGet("/activity-execution-summaries/list", ActivityRoutes.ListSummaries);
    }
}
