using System.Data.Common;
using Elsa.Intercom.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Elsa.Intercom.Host;

/// <summary>Where the quick start keeps the ledger of keys.</summary>
internal static class Ledger
{
    /// <exception cref="QuickStartException">The connection string is none.</exception>
    public static void Use(IntercomFeature intercom, QuickStartSettings settings)
    {
        if (Open(settings) is { } dataSource)
            intercom.UseSqlLedger(dataSource);
    }

    /// <exception cref="QuickStartException">The ledger doesn't answer.</exception>
    public static async Task CheckAsync(IServiceProvider services)
    {
        var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "intercom");

        if (health.Status == HealthStatus.Unhealthy)
            throw new QuickStartException(
                $"{health.Entries.Values.Select(entry => entry.Exception?.Message ?? entry.Description).First()} Check Ledger:ConnectionString.");
    }

    private static DbDataSource? Open(QuickStartSettings settings)
    {
        if (settings.LedgerConnectionString == null)
            return ElsaServer.DefaultLedger(settings);

        try
        {
            return NpgsqlDataSource.Create(settings.LedgerConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Not repeated: it may hold a password.
            throw new QuickStartException(
                "Ledger:ConnectionString is no connection string for PostgreSQL. Give one such as Host=127.0.0.1;Database=elsa;Username=elsa.");
        }
    }
}
