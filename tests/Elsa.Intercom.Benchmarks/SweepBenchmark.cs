using System.Diagnostics;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Elsa.Intercom.Options;
using Elsa.Intercom.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Elsa.Intercom.Benchmarks;

/// <summary>
/// Whether the sweep keeps up. Each simulated minute, keys expire and one sweep runs in a table that is full of others. It keeps up if no sweep takes a
/// minute.
/// </summary>
internal sealed class SweepBenchmark(int minutes, int rate, int kept)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);

    /// <returns>The exit code: 0 if it keeps up.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var server = await PostgresServer.StartAsync();

        if (server.Absence != null)
        {
            await Console.Error.WriteLineAsync(server.Absence);
            return 2;
        }

        await using var database = await server.CreateDatabaseAsync();
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        var store = new SqlLedgerStore(dataSource, new Defaults(), TimeProvider.System, new Jitter(() => 0.5));
        using var sweep = new LedgerSweep(store, new LedgerTime(new ProcessClock(_clock), _clock), _clock, NullLogger<LedgerSweep>.Instance);
        await store.CheckAsync(stop);
        Console.WriteLine($"Adds {kept:N0} keys that stay.");
        await AddAsync(dataSource, "kept", kept, Start.AddYears(1), stop);
        var took = new List<TimeSpan>();

        for (var minute = 0; minute < minutes; minute++)
        {
            await AddAsync(dataSource, $"{minute}", rate, _clock.GetUtcNow(), stop);
            var started = Stopwatch.GetTimestamp();
            sweep.BeginIfDue();
            await sweep.Last.WaitAsync(stop);
            took.Add(Stopwatch.GetElapsedTime(started));
            _clock.Advance(TimeSpan.FromMinutes(1));

            if ((minute + 1) % 60 == 0)
                Console.WriteLine($"{minute + 1,5} minutes: {Summary(took)}");
        }

        await using var count = dataSource.CreateCommand($"SELECT count(*) FROM {new LedgerOptions().Table}");
        var left = (long)(await count.ExecuteScalarAsync(stop))! - kept;
        Console.WriteLine($"{(long)minutes * rate:N0} keys expired, {left:N0} are left. {Summary(took)}");
        return left == 0 && took.Max() < TimeSpan.FromMinutes(1) ? 0 : 1;
    }

    private static string Summary(List<TimeSpan> took)
    {
        var sorted = took.Select(time => time.TotalMilliseconds).Order().ToList();
        return $"a sweep takes {sorted[sorted.Count / 2]:N0} ms (median), {sorted[^1]:N0} ms at most; "
            + $"{took.Average(time => time.TotalMinutes):P1} of the time is spent on it.";
    }

    private static async Task AddAsync(NpgsqlDataSource dataSource, string name, int count, DateTimeOffset expires, CancellationToken stop)
    {
        await using var insert = dataSource.CreateCommand(
            $"""
            INSERT INTO {new LedgerOptions().Table} (
                key_hash, schema_version, connection, operation, state, revision, request_hash, source_hash, workflow_instance_id, node_id,
                fingerprint_hash, subject, started_at, ended_at, result_id, result_hash, result, request_id, expires_at)
            SELECT h, {LedgerRow.CurrentSchema}, 'Default', 'conversation', 'Done', 3, h, h, h, h, h, left(h, 24), $3, $3, left(h, 15), h, $4, h, $3
            FROM (SELECT encode(sha256(($1 || ':' || n)::bytea), 'hex') AS h FROM generate_series(1, $2) AS n) AS hashes
            """);
        insert.CommandTimeout = 0;
        insert.Parameters.AddWithValue(name);
        insert.Parameters.AddWithValue(count);
        insert.Parameters.AddWithValue(expires);
        insert.Parameters.AddWithValue("""{"ConversationId":"695975","MessageId":"403918251"}""");
        await insert.ExecuteNonQueryAsync(stop);
    }

    private sealed class Defaults : IOptionsMonitor<IntercomOptions>
    {
        public IntercomOptions CurrentValue { get; } = new();

        public IntercomOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<IntercomOptions, string?> listener) => null;
    }
}
