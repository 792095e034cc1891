using Elsa.Intercom.Idempotency;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>Two processes that share a ledger, and the steps of its tests.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    /// <summary>How long a claim lasts.</summary>
    protected static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(5);

    /// <summary>How long an attempt lasts.</summary>
    protected static readonly TimeSpan SendingLease = TimeSpan.FromMinutes(2);

    /// <summary>The shortest time that every database stores.</summary>
    protected static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(1);

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

    private protected static SendIntent Sending(string fingerprint = "fingerprint", string contact = "contact-1") => new(contact, fingerprint, SendingLease);

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

    /// <summary>Claims a key whose earlier attempt has no known result.</summary>
    private protected async Task<LedgerLease> ResolveAsync(Ledger ledger, LedgerClaim claim)
    {
        var answer = await Clock.PassAsync(ledger.BeginAsync(claim).AsTask());
        Assert.Equal(LedgerState.Unknown, answer.State);
        return answer.Lease!;
    }

    /// <summary>Checks that a caller waits.</summary>
    private protected async Task WaitsAsync(Task caller)
    {
        await Clock.SettleAsync(caller);
        Assert.False(caller.IsCompleted, "The caller does not wait.");
    }

    /// <summary>Checks that nobody gets the key now.</summary>
    private protected async Task IsLeasedAsync(LedgerClaim claim)
    {
        using var cancellation = new CancellationTokenSource();
        var caller = Other.BeginAsync(claim, cancellation.Token).AsTask();
        await WaitsAsync(caller);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
    }

    /// <summary>Gives a lease up in one of two ways.</summary>
    private protected static ValueTask GiveUpAsync(Ledger ledger, LedgerLease lease, bool release) =>
        release ? ledger.ReleaseAsync(lease) : ledger.MarkUnknownAsync(lease);

    /// <summary>Sends under a key, without a known result.</summary>
    private protected async Task LoseAsync(Ledger ledger, LedgerClaim claim) =>
        await ledger.MarkUnknownAsync(await SendAsync(ledger, claim));

    /// <summary>Sends under a key, and a conversation is the result.</summary>
    private protected async Task CompleteAsync(Ledger ledger, LedgerClaim claim, string id = "1295") =>
        Assert.True(await ledger.CompleteAsync(await SendAsync(ledger, claim), Conversation with { Id = id }));
}
