using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>A host is compared with the database's own clock.</summary>
public abstract class SqlLedgerClockTests : SqlLedgerTest
{
    [Fact]
    public async Task The_databases_clock_is_the_time_in_utc()
    {
        var before = DateTimeOffset.UtcNow;
        var now = await Store().ReadAsync(default);
        var after = DateTimeOffset.UtcNow;

        // SQLite counts milliseconds.
        Assert.InRange(now, before.AddMilliseconds(-1), after.AddMilliseconds(1));
        Assert.Equal(TimeSpan.Zero, now.Offset);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public async Task A_host_whose_clock_is_wrong_does_not_start_and_says_why(int days)
    {
        using var host = Host(new TestClock(DateTimeOffset.UtcNow.AddDays(days).AddMinutes(days > 0 ? 1 : -1)));

        var error = await Assert.ThrowsAsync<LedgerClockException>(() => host.StartAsync());

        Assert.StartsWith("This host's clock is 31.00:0", error.Message, StringComparison.Ordinal);
        Assert.Contains(days > 0 ? "ahead of" : "behind", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_host_whose_clock_goes_wrong_becomes_unhealthy_and_keeps_its_keys()
    {
        var clock = new TestClock(DateTimeOffset.UtcNow);
        using var host = Host(clock);
        await host.StartAsync();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        var ledger = host.Services.GetRequiredService<ILedger>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
        Assert.True(await ledger.CompleteAsync(await SendAsync((Ledger)ledger, Claim()), Conversation));

        clock.Jump(TimeSpan.FromDays(31));

        var entry = (await health.CheckHealthAsync()).Entries["intercom"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("ahead of the clock of the ledger's database", entry.Description, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Done, (await ledger.BeginAsync(Claim())).State);
        await host.StopAsync();
    }

    private IHost Host(TimeProvider clock) => Host(clock, services => services.AddIntercomSqlLedger(Sql.DataSource()), Sql.Table);

    private protected static IHost Host(TimeProvider clock, Action<IServiceCollection> configure, string table)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(clock).AddIntercom(options =>
        {
            options.Ledger.Table = table;
            options.Connections["Default"] = new() { AccessToken = "token" };
        });
        configure(builder.Services);
        builder.Services.AddHealthChecks().AddIntercom();
        return builder.Build();
    }
}

public sealed class PostgresLedgerClockTests(PostgresFixture postgres) : SqlLedgerClockTests
{
    private protected override async Task<LedgerBackend> OpenAsync() => await postgres.BackendAsync();
}

public sealed class SqliteLedgerClockTests : SqlLedgerClockTests
{
    private protected override Task<LedgerBackend> OpenAsync() => Task.FromResult<LedgerBackend>(new SqliteBackend());

    [Fact]
    public async Task A_database_that_does_not_respond_does_not_stop_the_start()
    {
        using var log = new LogCollector();
        await using var nowhere = SqliteFactory.Instance.CreateDataSource("Data Source=/nowhere/ledger.db");
        using var host = Host(
            TimeProvider.System, services => services.AddIntercomSqlLedger(nowhere).AddSingleton<ILoggerProvider>(log), "ledger");

        await host.StartAsync();

        Assert.Contains("did not respond at the start", Assert.Single(log.At(LogLevel.Warning)).Message, StringComparison.Ordinal);
        await host.StopAsync();
    }
}
