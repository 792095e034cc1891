using System.Data.Common;
using Elsa.Extensions;
using Elsa.Features.Abstractions;
using Elsa.Features.Services;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Features;

/// <summary>Adds the Intercom activities and their services to an Elsa server.</summary>
/// <param name="module">The module that the feature belongs to.</param>
public sealed class IntercomFeature(IModule module) : FeatureBase(module)
{
    /// <summary>Changes the options in code, after the configuration section <c>Intercom</c> is read. Does nothing by default.</summary>
    public Action<IntercomOptions> ConfigureOptions { get; set; } = _ => { };

    /// <summary>Changes the HttpClient named <c>Intercom</c>, for example its proxy. Does nothing by default.</summary>
    public Action<IHttpClientBuilder> ConfigureHttpClientBuilder { get; set; } = _ => { };

    /// <summary>
    /// Keeps the ledger, and received webhooks, in tables of a PostgreSQL, SQL Server or SQLite database, shared by several processes. By default they are
    /// in memory.
    /// </summary>
    /// <param name="dataSource">The database, from the provider Npgsql, Microsoft.Data.SqlClient or Microsoft.Data.Sqlite. The caller
    /// disposes of it.</param>
    /// <returns>The feature, for the next call.</returns>
    /// <exception cref="NotSupportedException">The data source belongs to another provider.</exception>
    public IntercomFeature UseSqlLedger(DbDataSource dataSource)
    {
        Services.AddIntercomSqlLedger(dataSource);
        return this;
    }

    /// <summary>
    /// Keeps the ledger, and received webhooks, in tables of a PostgreSQL, SQL Server or SQLite database, shared by several processes. By default they are
    /// in memory.
    /// </summary>
    /// <param name="dataSource">Finds the database, once, when the ledger is first used. The container disposes of a data source that it created;
    /// nothing else does.</param>
    /// <returns>The feature, for the next call.</returns>
    public IntercomFeature UseSqlLedger(Func<IServiceProvider, DbDataSource> dataSource)
    {
        Services.AddIntercomSqlLedger(dataSource);
        return this;
    }

    /// <inheritdoc />
    public override void Configure() => Module.AddActivitiesFrom<CreateConversation>();

    /// <inheritdoc />
    public override void Apply()
    {
        Services.AddIntercom(ConfigureOptions, ConfigureHttpClientBuilder);
        Services.AddNotificationHandler<PublishCheck>();
        Services.AddScoped<LiteralChoices>();
        Services.AddScoped<ConnectionChoices>();
        Services.AddScoped<IPropertyUIHandler>(provider => provider.GetRequiredService<ConnectionChoices>());

        // Elsa describes activities from its root container.
        Services.AddSingleton<WorkspaceLists>();
        Services.AddSingleton<IActivityDescriptorModifier, FreeTextPickers>();

        foreach (var picker in typeof(WorkspaceChoices).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(WorkspaceChoices))))
        {
            Services.AddSingleton(picker);
            Services.AddSingleton(typeof(IPropertyUIHandler), provider => provider.GetRequiredService(picker));
        }

        // Elsa gets handlers from the container and silently ignores one that is not registered.
        foreach (var table in typeof(Choices).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Choices))))
            Services.AddScoped(typeof(IPropertyUIHandler), table);
    }
}
