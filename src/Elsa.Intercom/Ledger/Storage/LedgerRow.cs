namespace Elsa.Intercom.Ledger.Storage;

/// <summary>What is stored of a key: hashes, ids and times. No text, no address, no token.</summary>
internal sealed record LedgerRow
{
    /// <summary>The hash of connection and key, unique.</summary>
    public required string Key { get; init; }

    public required string Connection { get; init; }

    public required LedgerRowState State { get; init; }

    /// <summary>Counts changes: a change is made only to the revision that it was decided on.</summary>
    public required long Revision { get; init; }

    /// <summary>The token of whoever holds the key; null where nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when <see cref="Owner"/> holds it.</summary>
    public DateTimeOffset? LeaseEnds { get; init; }

    public required string RequestHash { get; init; }

    /// <summary>The hash of what an automatic key is of: the same request at the same place of the same workflow instance. Null where none is known.</summary>
    public string? Source { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? NodeId { get; init; }

    /// <summary>The hash of contact and text; null before sending.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Intercom's id of the contact; null before sending.</summary>
    public string? ContactId { get; init; }

    /// <summary>When the first attempt began to send; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last attempt has surely ended, which may lie in the future.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? ConversationId { get; init; }

    public string? MessageId { get; init; }

    public DateTimeOffset? ConversationCreatedAt { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The key of the entry that this one stands for; everything else of this one then means nothing.</summary>
    public string? AliasOf { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsHeld(DateTimeOffset now) => Owner != null && LeaseEnds > now;

    /// <summary>Whether something was sent and nobody who lives knows what became of it.</summary>
    public bool IsUnresolved(DateTimeOffset now) => State == LedgerRowState.Unknown || (State == LedgerRowState.Sending && !IsHeld(now));
}
