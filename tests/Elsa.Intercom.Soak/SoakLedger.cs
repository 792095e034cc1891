using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Elsa.Intercom.Soak;

/// <summary>Reads the ledger as an operator does who looks for what is unknown.</summary>
internal sealed class SoakLedger : IAsyncDisposable
{
    private static readonly string Table = new LedgerOptions().Table;

    private readonly NpgsqlDataSource _database;
    private readonly ServiceProvider _services = new ServiceCollection().AddIntercom().BuildServiceProvider();

    public SoakLedger(string connectionString) => _database = NpgsqlDataSource.Create(connectionString);

    /// <summary>Under which hash the ledger keeps the key of a sign-up.</summary>
    public string KeyOf(Signup signup) =>
        _services.GetRequiredService<KeyHash>().Compute(IntercomOptions.DefaultConnection.ToUpperInvariant(), "conversation", $"key:{signup.IdempotencyKey}");

    public async Task<Dictionary<string, SoakRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, SoakRow>();
        await using var command = _database.CreateCommand($"SELECT key_hash, state, result_id FROM {Table}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
            rows.Add(reader.GetString(0), new SoakRow(Enum.Parse<LedgerRowState>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetString(2)));

        return rows;
    }

    /// <summary>Who holds a key that it may have sent for; an owner holds one key once.</summary>
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

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _services.DisposeAsync();
    }
}
