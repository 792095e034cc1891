using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>What tests of the ledger say often.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    protected static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(5);

    private protected static readonly LedgerResult Conversation = new("contact-1", "1295", """{"MessageId":"403"}""", "req-1");

    private protected TestClock Clock { get; } = new();

    /// <summary>The clock of both processes.</summary>
    private protected virtual TimeProvider Time => Clock;

    private protected LedgerBackend Backend { get; private set; } = null!;

    /// <summary>The first of two processes.</summary>
    private protected Ledger Ledger { get; private set; } = null!;

    /// <summary>The second one.</summary>
    private protected Ledger Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Backend = await OpenAsync();
        Ledger = Backend.Ledger(Time);
        Other = Backend.Ledger(Time);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        if (Backend != null)
            await Backend.DisposeAsync();
    }

    private protected abstract Task<LedgerBackend> OpenAsync();

    private protected static LedgerClaim Claim(string key = "key", string request = "request", string connection = "Default") =>
        new() { Connection = connection, Operation = "conversation", Key = key, RequestHash = request, IsAutomatic = false, LeaseDuration = LeaseDuration };

    private protected static LedgerClaim Automatic(string key, string request = "request", string? instance = "instance", string node = "node") =>
        Claim(key, request) with { IsAutomatic = true, WorkflowInstanceId = instance, NodeId = node };

    private protected static SendIntent Sending(string fingerprint = "fingerprint", string contact = "contact-1") => new(contact, fingerprint, LeaseDuration);

    /// <summary>Claims a key that is free.</summary>
    private protected async Task<LedgerLease> LeaseAsync(Ledger ledger, LedgerClaim claim)
    {
        var asking = ledger.BeginAsync(claim).AsTask();
        await Clock.SettleAsync(asking);
        Assert.True(asking.IsCompleted, "Somebody else holds the key.");

        var answer = await asking;
        Assert.Equal(LedgerState.Claimed, answer.State);
        return answer.Lease!;
    }

    /// <summary>Claims a key that is free, and sends.</summary>
    private protected async Task<LedgerLease> SendAsync(Ledger ledger, LedgerClaim claim, SendIntent? sending = null)
    {
        var lease = await LeaseAsync(ledger, claim);
        Assert.True(await ledger.BeginSendingAsync(lease, sending ?? Sending()));
        return lease;
    }

    private protected async Task LoseAsync(Ledger ledger, LedgerClaim claim) =>
        await ledger.MarkUnknownAsync(await SendAsync(ledger, claim));

    private protected async Task CompleteAsync(Ledger ledger, LedgerClaim claim) =>
        await ledger.CompleteAsync(await SendAsync(ledger, claim), Conversation);
}
