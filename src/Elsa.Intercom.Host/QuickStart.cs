using System.Runtime.InteropServices;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Host.Designer;
using Elsa.Intercom.Host.Pages;
using Elsa.Intercom.Options;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Host;

/// <summary>Starts the Elsa server and, unless a connection to Intercom is configured, the sandbox. Runs until it is stopped.</summary>
internal static class QuickStart
{
    /// <returns>0 after a clean stop; 1 if it could not start. Then one sentence on the error output says why.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Registered first, so that a stop during the start is a clean stop too.
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

        try
        {
            await StartAsync(args, stop.Token);
            return 0;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // A stop during the start can interrupt anything, so its error means nothing.
            return 0;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task StartAsync(string[] args, CancellationToken stopping)
    {
        CommandLine.Check(args);
        var builder = WebApplication.CreateBuilder(args);
        var settings = QuickStartSettings.Read(builder.Configuration);
        FreePorts.Check(settings.Urls);
        await using var sandbox = await LocalIntercom.StartIfNeededAsync(builder.Configuration, settings);
        stopping.ThrowIfCancellationRequested();

        // Checked again after the sandbox has taken its port, so that using the same port for both is an error too.
        FreePorts.Check(settings.Urls);
        builder.Configuration["AllowedHosts"] = string.Join(
            ';', settings.Urls.Select(url => url.Host).Append("localhost").Append("127.0.0.1").Append("[::1]").Distinct());
        builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.ToString())]);
        var templates = Template.ReadAll(settings.TemplatesDirectory);
        ElsaServer.Add(builder, settings);

        if (sandbox != null)
            NamedRuns.Add(builder.Services, sandbox.BaseUrl);

        builder.Services.AddSingleton<IHostLifetime, QuickStartLifetime>();
        builder.Services.AddHealthChecks().AddIntercom();

        await using var app = builder.Build();

        // Resolved before the start, because the framework logs failures of the start with their stacks.
        _ = app.Services.GetRequiredService<IOptions<IntercomOptions>>().Value;
        stopping.ThrowIfCancellationRequested();
        await Ledger.CheckAsync(app.Services, settings);
        var health = new TemplateHealth(app.Services, templates, sandbox);
        var studio = await Studio.GetAsync(settings, stopping);
        var designer = new DesignerPages(studio, sandbox);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], new StartPage(settings, sandbox, templates, health, studio).Answer);
        app.MapGet("/connection", ConnectionTest.AnswerAsync);
        Assets.Map(app);
        designer.Map(app);
        app.MapMethods("/health", [HttpMethods.Get, HttpMethods.Head], health.AnswerAsync);
        app.MapGet("/templates/{id}", (string id) => templates.FirstOrDefault(template => template.DefinitionId == id) is { } template
            ? Results.File(template.File, "application/json")
            : Results.NotFound());
        ForeignInstanceIds.Use(app);
        RequestBodies.Use(app);
        ElsaServer.Use(app);

        await app.StartAsync(CancellationToken.None);
        stopping.ThrowIfCancellationRequested();
        await Announcement.WriteAsync(settings, sandbox, studio, health, stopping);
        await app.WaitForShutdownAsync(stopping);
    }

    private static string? Sentence(Exception e) => e switch
    {
        QuickStartException or OptionsValidationException => e.Message,
        IOException { InnerException: AddressInUseException } => FreePorts.Taken(e.Message.TrimEnd('.')),
        _ => null,
    };
}
