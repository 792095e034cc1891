namespace Elsa.Intercom.Ledger;

/// <summary>One key of the in-memory ledger. Everything but waiting happens under the ledger's lock.</summary>
internal sealed class LedgerEntry(ConversationClaim claim, DateTimeOffset began)
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LedgerConversation? _conversation;

    public LedgerState State { get; private set; } = LedgerState.Claimed;

    public LedgerSource Source { get; } = LedgerSource.Of(claim);

    public DateTimeOffset Began { get; } = began;

    public DateTimeOffset LeaseEnds { get; } = began + claim.Lease;

    public LedgerAnswer Answer() => new(State, claim.RequestHash, _conversation);

    public void Complete(LedgerConversation conversation)
    {
        _conversation = conversation;
        State = LedgerState.Done;
        _settled.TrySetResult();
    }

    public void MarkUnknown()
    {
        if (State != LedgerState.Done)
            State = LedgerState.Unknown;

        _settled.TrySetResult();
    }

    public void Release() => _settled.TrySetResult();

    public void ExpireLease(DateTimeOffset now)
    {
        if (State == LedgerState.Claimed && LeaseEnds <= now)
            MarkUnknown();
    }

    /// <summary>Waits until the holder settled the entry, or its lease is over.</summary>
    public async Task WaitAsync(TimeSpan lease, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _settled.Task.WaitAsync(lease, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The lease is over; whoever asks next finds the entry unknown.
        }
    }
}
