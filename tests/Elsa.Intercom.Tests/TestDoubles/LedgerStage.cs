using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The ledger in memory, and the steps of its callers.</summary>
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

    /// <summary>Stands still until a test advances it. Not in use if the stage has another clock.</summary>
    public TestClock Time { get; } = new();

    public IntercomOptions Options { get; } = new();

    public RecordingLedgerStore Store { get; }

    public ILedger Ledger { get; }

    private TimeProvider Clock { get; }

    /// <summary>The ledger of another process over the same store.</summary>
    public ILedger NewLedger()
    {
        var monitor = OptionsFactory.Monitor(Options);
        var time = new LedgerTime(new ProcessClock(Clock), Clock);
        return new Elsa.Intercom.Idempotency.Ledger(
            Store,
            time,
            new LedgerSweep(Store, time, Clock, NullLogger<LedgerSweep>.Instance),
            new KeyHash(monitor),
            new LedgerOwners(() => $"owner-{Interlocked.Increment(ref _owners)}"),
            monitor);
    }

    public static LedgerClaim Claim(string key, string request = "request") =>
        new() { Connection = Connection, Operation = "conversation", Key = key, RequestHash = request, IsAutomatic = false, LeaseDuration = LeaseDuration };

    public static LedgerClaim Automatic(string key, string request) =>
        Claim(key, request) with { IsAutomatic = true, WorkflowInstanceId = "instance", NodeId = "node" };

    public Task<LedgerAnswer> BeginAsync(string key) => Ledger.BeginAsync(Claim(key)).AsTask();

    /// <summary>Claims a key that is free.</summary>
    public Task<LedgerLease> ClaimAsync(string key) => ClaimAsync(Claim(key));

    public async Task<LedgerLease> ClaimAsync(LedgerClaim claim)
    {
        var answer = await Ledger.BeginAsync(claim);
        Assert.Equal(LedgerState.Claimed, answer.State);
        return answer.Lease!;
    }

    /// <summary>Claims a key and begins to send.</summary>
    public Task<LedgerLease> SendAsync(string key) => SendAsync(Claim(key));

    public async Task<LedgerLease> SendAsync(LedgerClaim claim, string fingerprint = "text")
    {
        var lease = await ClaimAsync(claim);
        Assert.True(await BeginSendingAsync(lease, fingerprint));
        return lease;
    }

    public Task<bool> BeginSendingAsync(LedgerLease lease, string fingerprint = "text") =>
        Ledger.BeginSendingAsync(lease, new SendIntent(ContactId, fingerprint, SendingLease)).AsTask();
}
