using System.Net;
using System.Net.Sockets;
using System.Transactions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Databases that are down, lost or slow, and transactions of the application.</summary>
public sealed class PostgresLedgerFailureTests(PostgresFixture postgres) : SqlLedgerTest
{
    private const string Password = "canary-password";

    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();

    [Fact]
    public async Task A_server_that_is_down_is_tried_three_times_more_and_then_an_error()
    {
        Clock.AutoAdvance = true;
        await using var down = Down();

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await down.Ledger(Clock).BeginAsync(Claim(Canaries.Email)));

        Assert.StartsWith("The ledger's database failed: ", error.Message, StringComparison.Ordinal);
        Assert.IsType<NpgsqlException>(error.InnerException);
        Assert.Equal(3, Clock.Waits.Count);
        Assert.All(Clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1)));
        Canaries.AreNotIn("the error", $"{error}");
        Assert.DoesNotContain(Password, $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_callers_of_a_server_that_is_down_get_the_error_of_the_same_attempt()
    {
        Clock.AutoAdvance = true;
        await using var down = Down();
        var store = down.Store(Clock);

        var callers = Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<LedgerException>(async () => await store.FindAsync("key", default)));
        await Task.WhenAll(callers);

        Assert.InRange(Clock.Waits.Count, 3, 3 * 19);
    }

    [Fact]
    public async Task A_server_that_is_up_again_is_used_again()
    {
        Clock.AutoAdvance = true;
        var database = $"later_{Guid.NewGuid():N}";
        await using var later = new PostgresBackend(
            new NpgsqlConnectionStringBuilder(((PostgresBackend)Sql).ConnectionString) { Database = database }.ConnectionString);
        var store = later.Store(Clock);
        await Assert.ThrowsAsync<LedgerException>(async () => await store.FindAsync("key", default));

        await Sql.ExecuteAsync($"CREATE DATABASE {database}");

        Assert.True(await store.TryAddAsync(Rows.New("key"), default));
        await Sql.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
    }

    [Fact]
    public async Task A_caller_of_a_server_that_is_down_may_give_up()
    {
        using var cancellation = new CancellationTokenSource();
        await using var down = Down();
        var asking = down.Store(Clock).FindAsync("key", cancellation.Token).AsTask();
        await Clock.SettleAsync(asking);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_caller_of_a_slow_statement_may_give_up()
    {
        using var cancellation = new CancellationTokenSource();
        var store = Store();
        await store.CheckAsync(default);
        await using var blocking = await Sql.DataSource().OpenConnectionAsync();
        await using var transaction = await blocking.BeginTransactionAsync();
        await using var block = blocking.CreateCommand();
        block.CommandText = $"LOCK TABLE {Sql.Table} IN ACCESS EXCLUSIVE MODE";
        await block.ExecuteNonQueryAsync();

        var asking = store.FindAsync("key", cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Connections_that_the_server_closed_are_made_anew()
    {
        Clock.AutoAdvance = true;
        await using var named = new PostgresBackend(
            new NpgsqlConnectionStringBuilder(((PostgresBackend)Sql).ConnectionString) { ApplicationName = Sql.Table }.ConnectionString);
        var store = named.Store(Clock);
        await store.TryAddAsync(Rows.New("key"), default);

        Assert.Equal(1, await Sql.CountAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Sql.Table}'"));

        Assert.NotNull(await store.FindAsync("key", default));
        Assert.Single(Clock.Waits);
    }

    [Fact]
    public async Task A_record_stays_when_the_applications_transaction_is_rolled_back()
    {
        LedgerLease lease;

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            lease = await SendAsync(Ledger, Claim());

        Assert.True(await Other.BeginSendingAsync(lease, Sending()));
    }

    /// <summary>A port without a listener.</summary>
    private static PostgresBackend Down()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new PostgresBackend($"Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port};Username=nobody;Password={Password}");
    }
}
