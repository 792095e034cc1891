using System.Data.Common;
using Elsa.Extensions;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>
/// The server of the quick start on the stand-in for Elsa: in memory, with what the designer needs of Elsa's REST API, without Liquid, scheduling and
/// secrets.
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
        builder.Services.AddWorkflowDefinitionsFrom(settings.TemplatesDirectory);
    }

    public static void Use(WebApplication app)
    {
        app.UseWorkflowsApi();
        app.UseWorkflows();
    }

    /// <summary>None: the ledger lives in memory, as everything does on the stand-in.</summary>
    public static DbDataSource? DefaultLedger(QuickStartSettings settings) => null;

    /// <summary>Whether a template is published and its endpoint answers.</summary>
    public static Task<bool> IsLiveAsync(IServiceProvider services, Template template, CancellationToken cancellationToken) =>
        Task.FromResult(
            services.GetRequiredService<IWorkflowDefinitions>().Published.Any(
                published => published.DefinitionId == template.DefinitionId && published.Endpoints.Count > 0));
}
