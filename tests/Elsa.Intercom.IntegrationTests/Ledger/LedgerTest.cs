using Elsa.Intercom.IntegrationTests.Ledger.Backends;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Ledger;

/// <summary>What tests of the ledger say often.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected static readonly LedgerConversation Conversation = new("1295", "403", "contact-1", FakeTimeProvider.Start.AddSeconds(-1), "req-1");

    private protected FakeTimeProvider Clock { get; } = new();

    /// <summary>The clock of both processes.</summary>
    private protected virtual TimeProvider Time => Clock;

    private protected LedgerBackend Backend { get; private set; } = null!;

    /// <summary>The first of two processes.</summary>
    private protected ConversationLedger Ledger { get; private set; } = null!;

    /// <summary>The second one.</summary>
    private protected ConversationLedger Other { get; private set; } = null!;

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

    protected static ConversationClaim Claim(string key = "key", string request = "request", string connection = "Default") =>
        new() { Key = new ConversationKey(connection, key), RequestHash = request, IsAutomatic = false, Lease = Lease };

    protected static ConversationClaim Automatic(string key, string request = "request", string? instance = "instance", string node = "node") =>
        Claim(key, request) with { IsAutomatic = true, WorkflowInstanceId = instance, NodeId = node };

    protected static LedgerSending Sending(string fingerprint = "fingerprint", string contact = "contact-1") => new(contact, fingerprint, Lease);

    /// <summary>Claims a key that is free.</summary>
    private protected async Task<LedgerHold> HoldAsync(ConversationLedger ledger, ConversationClaim claim)
    {
        var asking = ledger.BeginAsync(claim).AsTask();
        await Clock.SettleAsync(asking);
        Assert.True(asking.IsCompleted, "Somebody else holds the key.");

        var answer = await asking;
        Assert.Equal(LedgerState.Claimed, answer.State);
        return answer.Hold!;
    }

    /// <summary>Claims a key that is free, and sends.</summary>
    private protected async Task<LedgerHold> SendAsync(ConversationLedger ledger, ConversationClaim claim, LedgerSending? sending = null)
    {
        var hold = await HoldAsync(ledger, claim);
        Assert.True(await ledger.BeginSendingAsync(hold, sending ?? Sending()));
        return hold;
    }

    private protected async Task LoseAsync(ConversationLedger ledger, ConversationClaim claim) =>
        await ledger.MarkUnknownAsync(await SendAsync(ledger, claim));

    private protected async Task CompleteAsync(ConversationLedger ledger, ConversationClaim claim) =>
        await ledger.CompleteAsync(await SendAsync(ledger, claim), Conversation);
}
