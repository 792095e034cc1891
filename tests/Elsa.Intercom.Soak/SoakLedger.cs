using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Elsa.Intercom.Soak;

/// <summary>Reads the ledger like an operator who looks for unknown results.</summary>
internal sealed class SoakLedger : IAsyncDisposable
{
    private static readonly string Table = new LedgerOptions().Table;

    private readonly NpgsqlDataSource _database;
    private readonly ServiceProvider _services = new ServiceCollection().AddIntercom().BuildServiceProvider();

    public SoakLedger(string connectionString) => _database = NpgsqlDataSource.Create(connectionString);

    /// <summary>The ledger's hash of a sign-up's key.</summary>
    public string KeyOf(Signup signup) => Hash("conversation", signup.IdempotencyKey);

    /// <summary>The ledger's hash of the key of a conversation's welcome, as the onboarding template sets it.</summary>
    public string KeyOfWelcome(string conversationId) => Hash("reply", $"welcome:{conversationId}");

    public async Task<Dictionary<string, SoakRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, SoakRow>();
        await using var command = _database.CreateCommand($"SELECT key_hash, state, result_id FROM {Table}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
            rows.Add(reader.GetString(0), new SoakRow(Enum.Parse<LedgerRowState>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetString(2)));

        return rows;
    }

    /// <summary>The owners of leases under which they may have sent. An owner has a key only once.</summary>
    public async Task<IReadOnlyList<string>> SendersAsync(CancellationToken cancellationToken)
    {
        var owners = new List<string>();
        await using var command = _database.CreateCommand(
            $"SELECT owner FROM {Table} WHERE state = '{nameof(LedgerRowState.Sending)}' AND lease_ends_at > now()");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
            owners.Add(reader.GetString(0));

        return owners;
    }

    private string Hash(string operation, string key) =>
        _services.GetRequiredService<KeyHash>().Compute(IntercomOptions.DefaultConnection.ToUpperInvariant(), operation, $"key:{key}");

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _services.DisposeAsync();
    }
}
