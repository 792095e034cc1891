using System.Data.Common;
using Elsa.Intercom.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Elsa.Intercom.Host;

/// <summary>The quick start's ledger of keys: an SQLite file, or a PostgreSQL database if one is configured.</summary>
internal static class Ledger
{
    /// <exception cref="QuickStartException">The file cannot be used, or the connection string is invalid.</exception>
    public static void Use(IntercomFeature intercom, QuickStartSettings settings) => intercom.UseSqlLedger(
        settings.LedgerConnectionString == null ? SqliteLedgerFile.Open(settings.LedgerFile) : OpenPostgreSql(settings.LedgerConnectionString));

    /// <exception cref="QuickStartException">The ledger does not respond, or its clock and this host's differ.</exception>
    public static async Task CheckAsync(IServiceProvider services, QuickStartSettings settings)
    {
        var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "intercom");

        if (health.Status != HealthStatus.Unhealthy)
            return;

        var remedy = settings.LedgerConnectionString == null ? SqliteLedgerFile.Remedy(settings.LedgerFile) : "Check Ledger:ConnectionString.";
        var entry = health.Entries.Values.First();
        throw new QuickStartException(entry.Exception is { } e ? $"{e.Message} {remedy}" : entry.Description!);
    }

    private static NpgsqlDataSource OpenPostgreSql(string connectionString)
    {
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message does not repeat it, because it may contain a password.
            throw new QuickStartException(
                "Ledger:ConnectionString is not a connection string for PostgreSQL. Use one such as Host=127.0.0.1;Database=elsa;Username=elsa.");
        }
    }
}
