using System.Data.Common;
using Elsa.Extensions;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Idempotency.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Npgsql;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>How an application chooses the ledger's storage. These tests contact no server.</summary>
public sealed class LedgerRegistrationTests : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource = NpgsqlDataSource.Create("Host=127.0.0.1");
    private readonly ServiceCollection _services = new();

    public ValueTask DisposeAsync() => _dataSource.DisposeAsync();

    [Fact]
    public async Task By_default_the_ledger_is_in_memory()
    {
        _services.AddIntercom();

        Assert.IsType<MemoryLedgerStore>(await StoreAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_is_used_whether_it_is_named_before_or_after_the_client(bool before)
    {
        if (before)
            _services.AddIntercomSqlLedger(_dataSource);

        _services.AddIntercom();

        if (!before)
            _services.AddIntercomSqlLedger(_ => _dataSource);

        Assert.IsType<SqlLedgerStore>(await StoreAsync());
    }

    [Fact]
    public async Task The_container_does_not_dispose_of_the_applications_database()
    {
        var factory = new Mock<DbDataSource>();
        _services.AddIntercom().AddIntercomSqlLedger(_ => factory.Object);

        await StoreAsync();

        Assert.DoesNotContain(factory.Invocations, invocation => invocation.Method.Name.StartsWith("Dispose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_may_come_from_the_container()
    {
        _services.AddSingleton(_dataSource);
        _services.AddIntercom().AddIntercomSqlLedger(provider => provider.GetRequiredService<NpgsqlDataSource>());

        Assert.IsType<SqlLedgerStore>(await StoreAsync());
    }

    [Fact]
    public void A_database_that_is_not_known_is_refused_at_once()
    {
        var factory = new Mock<DbProviderFactory> { CallBase = true };
        factory.Setup(provider => provider.CreateConnection()).Returns(Mock.Of<DbConnection>());

        Assert.Throws<NotSupportedException>(() => _services.AddIntercomSqlLedger(factory.Object.CreateDataSource("")));
        Assert.Throws<ArgumentNullException>(() => _services.AddIntercomSqlLedger((DbDataSource)null!));
        Assert.Throws<ArgumentNullException>(() => _services.AddIntercomSqlLedger((Func<IServiceProvider, DbDataSource>)null!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_Elsa_server_uses_the_database_of_its_Intercom_feature(bool direct)
    {
        _services.AddElsa(
            elsa => elsa.UseIntercom(intercom => Assert.Same(intercom, direct ? intercom.UseSqlLedger(_dataSource) : intercom.UseSqlLedger(_ => _dataSource))));

        Assert.IsType<SqlLedgerStore>(await StoreAsync());
    }

    /// <summary>The type of the ledger's store in a container, which is then disposed of.</summary>
    private async Task<ILedgerStore> StoreAsync()
    {
        await using var provider = _services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<ILedger>());
        return provider.GetRequiredService<ILedgerStore>();
    }
}
