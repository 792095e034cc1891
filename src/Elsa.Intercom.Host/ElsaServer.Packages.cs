using System.Security.Cryptography;
using Elsa.Extensions;
using Elsa.Http;
using Elsa.Intercom.Host.Scripts;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Secrets.Options;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using FluentStorage;
using Microsoft.AspNetCore.DataProtection;

namespace Elsa.Intercom.Host;

/// <summary>The Elsa server of the quick start, made of Elsa's own packages, with its data in an SQLite file.</summary>
internal static class ElsaServer
{
    public static string Kind { get; } = $"Elsa {typeof(ITriggerStore).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Where an author's work is, for the start page.</summary>
    public static string Storage(QuickStartSettings settings) =>
        $"Workflows and runs are kept in {Path.GetFullPath(Path.Combine(settings.DataDirectory, "elsa.db"))}.";

    public static void Add(WebApplicationBuilder builder, QuickStartSettings settings)
    {
        var data = DataFolder.Create(settings.DataDirectory);
        var database = $"Data Source={Path.Combine(data.FullName, "elsa.db")};Cache=Shared";

        // Without a lasting folder, a restart makes earlier tokens and links invalid.
        builder.Services.AddDataProtection().PersistKeysToFileSystem(data.CreateSubdirectory("keys"));
        builder.Services.Configure<SecretsOptions>(options => options.EncryptionKey = Key(data, "secrets.key", 32));

        builder.Services.AddNotificationHandler<TemplateEdits>();
        // Without UseRealTimeWorkflows: a browser can't send an API key with a WebSocket, so its hub would respond with 401, with errors in the
        // browser's console. The Studio polls every few seconds instead.
        builder.Services.AddElsa(elsa => elsa
            .UseIdentity(identity =>
            {
                identity.TokenOptions += options => options.SigningKey = Convert.ToBase64String(Key(data, "tokens.key", 64));
                identity.UseDevelopmentAdminUserProvider();
            })
            .UseDefaultAuthentication(authentication => authentication.UseDevelopmentAdminApiKey())
            .UseWorkflowManagement(management => management.UseEntityFrameworkCore(ef => ef.UseSqlite(database)))
            .UseWorkflowRuntime(runtime => runtime.UseEntityFrameworkCore(ef => ef.UseSqlite(database)))
            .UseWorkflowsApi()
            .UseScheduling()
            .UseJavaScript()
            .UseLiquid()
            .UseHttp(http => http.ConfigureHttpOptions = options =>
            {
                options.BaseUrl = settings.Url;
                options.BasePath = "/workflows";
            })
            .UseSecrets()
            .UseSecretsJavaScript()
            .UseFluentStorageProvider(_ => StorageFactory.Blobs.DirectoryFiles(settings.TemplatesDirectory))
            .UseIntercom(intercom => Ledger.Use(intercom, settings)));
        ScriptLimits.Add(builder.Services);
    }

    public static void Use(WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWorkflowsApi();
        app.UseJsonSerializationErrorHandler();
        app.UseWorkflows();
    }

    /// <summary>Elsa's provider brings back what an author removed.</summary>
    public static bool IsRemoved(IServiceProvider services, Template template) => false;

    /// <summary>
    /// Whether a template is published and its endpoint responds: its trigger is indexed, and its route is live. A trigger alone may be
    /// left over from an earlier start.
    /// </summary>
    public static async Task<bool> IsLiveAsync(IServiceProvider services, Template template, CancellationToken cancellationToken)
    {
        var filter = new TriggerFilter { WorkflowDefinitionId = template.DefinitionId };
        var triggers = await services.GetRequiredService<ITriggerStore>().FindManyAsync(filter, cancellationToken);
        var routes = services.GetRequiredService<IRouteTable>();
        return triggers.Any() && routes.Any(route => route.Route.Trim('/').EndsWith(template.Path.Trim('/'), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The key of this installation, made at its first start.</summary>
    private static byte[] Key(DirectoryInfo data, string name, int length)
    {
        var file = Path.Combine(data.FullName, name);

        if (!File.Exists(file))
            File.WriteAllBytes(file, RandomNumberGenerator.GetBytes(length));

        return File.ReadAllBytes(file);
    }
}
