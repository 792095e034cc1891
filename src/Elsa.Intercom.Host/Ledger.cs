using System.Data.Common;
using Elsa.Intercom.Features;
using Elsa.Intercom.Ledger;
using Npgsql;

namespace Elsa.Intercom.Host;

/// <summary>Where the quick start keeps the ledger of conversations.</summary>
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
        try
        {
            await services.GetRequiredService<IConversationLedger>().CheckAsync();
        }
        catch (ConversationLedgerException e)
        {
            throw new QuickStartException($"{e.Message} Check Ledger:ConnectionString.", e);
        }
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
            throw new QuickStartException("Ledger:ConnectionString is no connection string for PostgreSQL. Give one such as Host=127.0.0.1;Database=elsa;Username=elsa.");
        }
    }
}
