using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks.Inbox;
using Elsa.Intercom.Webhooks.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Extensions;

/// <summary>Keeps the ledger where it outlives the process. Elsa is not required.</summary>
public static class IntercomLedgerExtensions
{
    /// <summary>
    /// Keeps the ledger, and received webhooks, in tables of a PostgreSQL, SQL Server or SQLite database, instead of in memory. This call may come before
    /// or after AddIntercom. An Elsa server calls UseSqlLedger of its Intercom feature instead.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataSource">The database, from the provider Npgsql, Microsoft.Data.SqlClient or Microsoft.Data.Sqlite. The caller
    /// disposes of it.</param>
    /// <returns>The services, for the next call.</returns>
    /// <exception cref="NotSupportedException">The data source belongs to another provider.</exception>
    public static IServiceCollection AddIntercomSqlLedger(this IServiceCollection services, DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        SqlDialects.For(dataSource);
        return services.AddIntercomSqlLedger(_ => dataSource);
    }

    /// <summary>
    /// Keeps the ledger, and received webhooks, in tables of a PostgreSQL, SQL Server or SQLite database, instead of in memory. This call may come before
    /// or after AddIntercom. An Elsa server calls UseSqlLedger of its Intercom feature instead.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataSource">Finds the database, once, when the ledger is first used. The container disposes of a data source that it created;
    /// nothing else does.</param>
    /// <returns>The services, for the next call.</returns>
    public static IServiceCollection AddIntercomSqlLedger(this IServiceCollection services, Func<IServiceProvider, DbDataSource> dataSource)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LedgerStartCheck>());
        services.Replace(ServiceDescriptor.Singleton(provider => new LedgerDatabase(dataSource(provider))));
        services.Replace(ServiceDescriptor.Singleton(provider => new SqlLedgerStore(
            provider.GetRequiredService<LedgerDatabase>().DataSource,
            provider.GetRequiredService<IOptionsMonitor<IntercomOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Jitter>())));
        services.Replace(ServiceDescriptor.Singleton<IWebhookInboxStore>(provider => new SqlInboxStore(
            provider.GetRequiredService<LedgerDatabase>().DataSource,
            provider.GetRequiredService<IOptionsMonitor<IntercomOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Jitter>())));
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(provider => provider.GetRequiredService<SqlLedgerStore>()));
        return services.Replace(ServiceDescriptor.Singleton<ILedgerClock>(provider => provider.GetRequiredService<SqlLedgerStore>()));
    }
}
