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

/// <summary>Adds the Intercom activities and what they need to an Elsa server.</summary>
/// <param name="module">The module that the feature belongs to.</param>
public sealed class IntercomFeature(IModule module) : FeatureBase(module)
{
    /// <summary>Changes the options in code, after the configuration section <c>Intercom</c> was read. Nothing by default.</summary>
    public Action<IntercomOptions> ConfigureOptions { get; set; } = _ => { };

    /// <summary>Changes the HttpClient named <c>Intercom</c>, for example its proxy. Nothing by default.</summary>
    public Action<IHttpClientBuilder> ConfigureHttpClientBuilder { get; set; } = _ => { };

    /// <summary>
    /// Keeps the ledger of keys in a table of a PostgreSQL, SQL Server or SQLite database, for several processes and for good. In memory by default.
    /// </summary>
    /// <param name="dataSource">The database, of one of the providers Npgsql, Microsoft.Data.SqlClient and Microsoft.Data.Sqlite. It stays the caller's
    /// to dispose of.</param>
    /// <returns>The feature, for the next call.</returns>
    /// <exception cref="NotSupportedException">The data source is of another database.</exception>
    public IntercomFeature UseSqlLedger(DbDataSource dataSource)
    {
        Services.AddIntercomSqlLedger(dataSource);
        return this;
    }

    /// <summary>
    /// Keeps the ledger of keys in a table of a PostgreSQL, SQL Server or SQLite database, for several processes and for good. In memory by default.
    /// </summary>
    /// <param name="dataSource">Finds the database, once, when the ledger is first asked for. What it gives is not disposed of; take it from the
    /// container, which does that.</param>
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

        // Elsa gets handlers from the container and silently ignores one that is not registered.
        foreach (var table in typeof(Choices).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Choices))))
            Services.AddScoped(typeof(IPropertyUIHandler), table);
    }
}
