using Elsa.Extensions;
using Elsa.Intercom.Host.Scripts;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>
/// The quick start's server on the stand-in for Elsa: workflows are files, and runs are in memory. It has the part of Elsa's REST API that the designer
/// needs, and no Liquid, scheduling or secrets.
/// </summary>
internal static class ElsaServer
{
    public static string Kind => "stand-in for Elsa";

    /// <summary>Where an author's work is, for the start page.</summary>
    public static string Storage(QuickStartSettings settings) =>
        $"The workflows that you save are kept in {Folder(settings)}. Runs are forgotten when the quick start stops.";

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
        builder.Services.AddSingleton(
            provider => new WorkflowFolder(
                Folder(settings), provider.GetRequiredService<DefinitionStore>(), provider.GetRequiredService<DefinitionPublisher>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WorkflowFolder>());
    }

    public static void Use(WebApplication app)
    {
        app.UseWorkflowsApi();
        WorkflowTransfer.Map(app.MapGroup("/elsa/api"));
        app.UseWorkflows();
    }

    private static string Folder(QuickStartSettings settings) => Path.GetFullPath(Path.Combine(settings.DataDirectory, "workflows"));

    /// <summary>Whether its author deleted or retracted a template.</summary>
    public static bool IsRemoved(IServiceProvider services, Template template) =>
        services.GetRequiredService<WorkflowFolder>().IsRemoved(template.DefinitionId);

    /// <summary>Whether a template is published and its endpoint responds.</summary>
    public static Task<bool> IsLiveAsync(IServiceProvider services, Template template, CancellationToken cancellationToken) =>
        Task.FromResult(
            services.GetRequiredService<IWorkflowDefinitions>().Published.Any(
                published => published.DefinitionId == template.DefinitionId && published.Endpoints.Count > 0));
}
