namespace Elsa.Intercom.Host;

/// <summary>Answers /health: 200 only when every template is published and its route is live.</summary>
internal sealed class TemplateHealth(IServiceProvider services, IReadOnlyList<Template> templates)
{
    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);

        return waiting.Count == 0
            ? Results.Json(new { status = "Healthy", elsa = ElsaServer.Kind, templates = templates.Select(template => template.DefinitionId) })
            : Results.Json(new { status = "Unhealthy", elsa = ElsaServer.Kind, waiting_for = waiting }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The templates that don't answer yet.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var waiting = new List<string>();

        foreach (var template in templates)
        {
            if (!await ElsaServer.IsLiveAsync(scope.ServiceProvider, template, cancellationToken))
                waiting.Add(template.DefinitionId);
        }

        return waiting;
    }
}
