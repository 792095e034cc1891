using System.Data.Common;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Extensions;

/// <summary>Keeps the ledger of keys where it outlives the process; of Elsa, nothing is needed.</summary>
public static class IntercomLedgerExtensions
{
    /// <summary>
    /// Keeps the ledger in a table of a PostgreSQL, SQL Server or SQLite database, instead of in memory. The order of this call and
    /// AddIntercom does not matter; an Elsa server calls UseSqlLedger of its Intercom feature instead.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataSource">The database, of one of the providers Npgsql, Microsoft.Data.SqlClient and Microsoft.Data.Sqlite. It stays the caller's
    /// to dispose of.</param>
    /// <returns>The services, for the next call.</returns>
    /// <exception cref="NotSupportedException">The data source is of another database.</exception>
    public static IServiceCollection AddIntercomSqlLedger(this IServiceCollection services, DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        SqlDialects.For(dataSource);
        return services.AddIntercomSqlLedger(_ => dataSource);
    }

    /// <summary>
    /// Keeps the ledger in a table of a PostgreSQL, SQL Server or SQLite database, instead of in memory. The order of this call and
    /// AddIntercom does not matter; an Elsa server calls UseSqlLedger of its Intercom feature instead.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="dataSource">Finds the database, once, when the ledger is first asked for. What it gives is not disposed of; take it from the
    /// container, which does that.</param>
    /// <returns>The services, for the next call.</returns>
    public static IServiceCollection AddIntercomSqlLedger(this IServiceCollection services, Func<IServiceProvider, DbDataSource> dataSource)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);

        return services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(provider => new SqlLedgerStore(
            dataSource(provider),
            provider.GetRequiredService<IOptionsMonitor<IntercomOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Jitter>())));
    }
}
