using System.Security.Cryptography;
using System.Text;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>A reader of the table doesn't learn who a conversation is with or what it says.</summary>
public abstract class SqlLedgerSecrecyTests : SqlLedgerTest
{
    private const string Secret = "canary-secret-c2VjcmV0";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_key_text_address_or_token_is_stored(bool withSecret)
    {
        var ledger = withSecret ? Backend.Ledger(Clock, Secret) : Ledger;
        var claim = Personal();

        await CompleteAsync(ledger, claim);
        await SendAsync(ledger, claim with { Connection = "Default", Operation = "conversation", Key = $"{Canaries.Email} 2" }, Sending(Canaries.Quote));
        await LoseAsync(ledger, claim with { Connection = "Default", Operation = "conversation", Key = $"{Canaries.Email} 3" });
        await ledger.BeginAsync(claim with { Connection = "Default", Operation = "conversation", Key = $"{Canaries.Email} 4", IsAutomatic = true });

        var dump = await Sql.DumpAsync();
        Assert.Equal(4, await Sql.CountAsync($"SELECT key_hash FROM {Sql.Table}"));
        Assert.Contains("result_id=1295", dump, StringComparison.Ordinal);
        Assert.Contains("workflow_instance_id=instance", dump, StringComparison.Ordinal);
        Canaries.AreNotIn("the table", dump);
        Assert.DoesNotContain(Secret, dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_a_key_is_stored_as_its_SHA256()
    {
        await LeaseAsync(Ledger, Claim("ada@example.com"));

        Assert.Contains($"key_hash={Sha256("7:Default;12:conversation;15:ada@example.com;")}", await Sql.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_secret_addresses_can_not_be_guessed()
    {
        await LeaseAsync(Backend.Ledger(Clock, Secret), Claim("ada@example.com"));

        var dump = await Sql.DumpAsync();
        Assert.DoesNotContain(Sha256("7:Default;12:conversation;15:ada@example.com;"), dump, StringComparison.Ordinal);
        Assert.Contains($"key_hash={HmacSha256("7:Default;12:conversation;15:ada@example.com;")}", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_secret_is_another_key()
    {
        await LeaseAsync(Backend.Ledger(Clock, Secret), Claim());

        await LeaseAsync(Backend.Ledger(Clock, "another"), Claim());
        await LeaseAsync(Ledger, Claim());
    }

    private static LedgerClaim Personal() => Claim(Canaries.Email, Canaries.Quote) with { WorkflowInstanceId = "instance", NodeId = "node" };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string HmacSha256(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
}
