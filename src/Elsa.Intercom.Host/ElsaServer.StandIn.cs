using Elsa.Extensions;
using Elsa.Intercom.Host.Scripts;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>
/// The quick start's server on the stand-in for Elsa: workflows and runs are in memory. It has the part of Elsa's REST API that the designer needs, and
/// no Liquid, scheduling or secrets.
/// </summary>
internal static class ElsaServer
{
    public static string Kind => "stand-in for Elsa";

    public static void Add(WebApplicationBuilder builder, QuickStartSettings settings)
    {
        builder.Services.AddElsa(elsa => elsa
            .UseHttp(http => http.ConfigureHttpOptions = options =>
            {
                options.BaseUrl = settings.Url;
                options.BasePath = "/workflows";
            })
            .UseJavaScript()
            .UseWorkflowsApi()
            .UseIntercom(intercom => Ledger.Use(intercom, settings)));
        ScriptLimits.Add(builder.Services);
        builder.Services.AddWorkflowDefinitionsFrom(settings.TemplatesDirectory);
    }

    public static void Use(WebApplication app)
    {
        app.UseWorkflowsApi();
        app.UseWorkflows();
    }

    /// <summary>Whether a template is published and its endpoint responds.</summary>
    public static Task<bool> IsLiveAsync(IServiceProvider services, Template template, CancellationToken cancellationToken) =>
        Task.FromResult(
            services.GetRequiredService<IWorkflowDefinitions>().Published.Any(
                published => published.DefinitionId == template.DefinitionId && published.Endpoints.Count > 0));
}
