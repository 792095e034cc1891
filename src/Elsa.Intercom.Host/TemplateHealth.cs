using Elsa.Intercom.Options;
using Elsa.Intercom.Sandbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Host;

/// <summary>
/// Serves /health: 200 only if every template that no author removed is published, its route is live and the ledger responds. Shows the state of the rate
/// limit.
/// </summary>
internal sealed class TemplateHealth(IServiceProvider services, IReadOnlyList<Template> templates, IntercomSandbox? sandbox)
{
    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);

        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        var status = waiting.Count == 0 ? report.Status : HealthStatus.Unhealthy;
        var checks = report.Entries.ToDictionary(
            entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description, connections = entry.Value.Data });

        return Results.Json(
            new
            {
                status = status.ToString(),
                elsa = ElsaServer.Kind,
                templates = Present().Select(template => template.DefinitionId).Except(waiting),
                removed = templates.Except(Present()).Select(template => template.DefinitionId),
                waiting_for = waiting,
                connections = Connections(),
                checks,
            },
            statusCode: status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>Each connection, and whether it is the sandbox or a configured workspace.</summary>
    public IReadOnlyDictionary<string, string> Connections() => services.GetRequiredService<IOptionsMonitor<IntercomOptions>>().CurrentValue.Connections.Keys
        .Order(StringComparer.OrdinalIgnoreCase)
        .ToDictionary(name => name, name => sandbox != null && name.Equals("Default", StringComparison.OrdinalIgnoreCase) ? "sandbox" : "configured");

    /// <summary>The templates that no author deleted or retracted.</summary>
    public IEnumerable<Template> Present() => templates.Where(template => !ElsaServer.IsRemoved(services, template));

    /// <summary>The templates that don't respond yet.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var waiting = new List<string>();

        foreach (var template in Present())
        {
            if (!await ElsaServer.IsLiveAsync(scope.ServiceProvider, template, cancellationToken))
                waiting.Add(template.DefinitionId);
        }

        return waiting;
    }
}
