namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>What is stored of a key: hashes, ids and times. No text, no address, no token.</summary>
internal sealed record LedgerRow
{
    /// <summary>The layout of rows that this version writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The hash of connection, operation and key, unique.</summary>
    public required string Key { get; init; }

    public int Schema { get; init; } = CurrentSchema;

    public required string Connection { get; init; }

    /// <summary>What is done, such as <c>conversation</c>.</summary>
    public required string Operation { get; init; }

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

    /// <summary>The hash of author, subject and text; null before sending.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Intercom's id of whom or what it is done to; null before sending.</summary>
    public string? Subject { get; init; }

    /// <summary>When the first attempt began to send; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last attempt has surely ended, which may lie in the future.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Intercom's id of what came of it; null before.</summary>
    public string? ResultId { get; init; }

    /// <summary>The rest of what came of it, a small JSON object of ids and dates; null before.</summary>
    public string? Result { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The key of the entry that this one stands for; everything else of this one then means nothing.</summary>
    public string? AliasOf { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsLeased(DateTimeOffset now) => Owner != null && LeaseEnds > now;

    /// <summary>Whether something was sent and nobody who lives knows what became of it.</summary>
    public bool IsUnresolved(DateTimeOffset now) => State == LedgerRowState.Unknown || (State == LedgerRowState.Sending && !IsLeased(now));
}
