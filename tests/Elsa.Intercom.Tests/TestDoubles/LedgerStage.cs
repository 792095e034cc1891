using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The ledger in memory, and what its callers do, in the words of tests.</summary>
internal sealed class LedgerStage
{
    public const string Connection = "DEFAULT";
    public const string ContactId = "contact-1";
    public static readonly LedgerResult Conversation = new(ContactId, "1295", """{"MessageId":"403"}""", "req-1");
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan SendingLease = TimeSpan.FromMinutes(2);

    private int _owners;

    public LedgerStage(TimeProvider? time = null)
    {
        Clock = time ?? Time;
        Store = new RecordingLedgerStore(Clock);
        Ledger = NewLedger();
    }

    /// <summary>Stands still until a test moves it; not in use where the stage was given another clock.</summary>
    public TestClock Time { get; } = new();

    public IntercomOptions Options { get; } = new();

    public RecordingLedgerStore Store { get; }

    public ILedger Ledger { get; }

    private TimeProvider Clock { get; }

    /// <summary>The ledger of another process over the same store.</summary>
    public ILedger NewLedger()
    {
        var monitor = OptionsFactory.Monitor(Options);
        return new Elsa.Intercom.Idempotency.Ledger(
            Store, new KeyHash(monitor), new LedgerOwners(() => $"owner-{Interlocked.Increment(ref _owners)}"), monitor, Clock);
    }

    public static LedgerClaim Claim(string key, string request = "request", string connection = Connection) =>
        new() { Connection = connection, Operation = "conversation", Key = key, RequestHash = request, IsAutomatic = false, LeaseDuration = LeaseDuration };

    public static LedgerClaim Automatic(string key, string request = "request", string? instance = "instance", string node = "node") =>
        Claim(key, request) with { IsAutomatic = true, WorkflowInstanceId = instance, NodeId = node };

    public Task<LedgerAnswer> BeginAsync(string key, string request = "request") => BeginAsync(Claim(key, request));

    public Task<LedgerAnswer> BeginAsync(LedgerClaim claim, CancellationToken cancellationToken = default) =>
        Ledger.BeginAsync(claim, cancellationToken).AsTask();

    /// <summary>Claims a key that nobody holds.</summary>
    public Task<LedgerLease> ClaimAsync(string key) => ClaimAsync(Claim(key));

    public async Task<LedgerLease> ClaimAsync(LedgerClaim claim)
    {
        var answer = await BeginAsync(claim);
        Assert.Equal(LedgerState.Claimed, answer.State);
        return answer.Lease!;
    }

    /// <summary>Claims a key and begins to send.</summary>
    public Task<LedgerLease> SendAsync(string key, string fingerprint = "text") => SendAsync(Claim(key), fingerprint);

    public async Task<LedgerLease> SendAsync(LedgerClaim claim, string fingerprint = "text")
    {
        var lease = await ClaimAsync(claim);
        Assert.True(await BeginSendingAsync(lease, fingerprint));
        return lease;
    }

    public Task<bool> BeginSendingAsync(LedgerLease lease, string fingerprint = "text") =>
        Ledger.BeginSendingAsync(lease, new SendIntent(ContactId, fingerprint, SendingLease)).AsTask();

    /// <summary>Sends under a key, and nobody knows what became of it.</summary>
    public Task LoseAsync(string key, string fingerprint = "text") => LoseAsync(Claim(key), fingerprint);

    public async Task LoseAsync(LedgerClaim claim, string fingerprint = "text") =>
        await Ledger.MarkUnknownAsync(await SendAsync(claim, fingerprint));

    /// <summary>Sends under a key, and a conversation comes of it.</summary>
    public async Task CompleteAsync(string key, string conversationId = "1295") =>
        await Ledger.CompleteAsync(await SendAsync(key), Conversation with { Id = conversationId });

    /// <summary>Takes over a key that was lost.</summary>
    public async Task<LedgerLease> SettleAsync(string key)
    {
        var answer = await BeginAsync(key);
        Assert.Equal(LedgerState.Unknown, answer.State);
        return answer.Lease!;
    }
}
