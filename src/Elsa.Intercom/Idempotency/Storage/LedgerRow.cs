namespace Elsa.Intercom.Idempotency.Storage;

/// <summary>The stored entry of a key: hashes, ids and times. No text, no address, no token.</summary>
internal sealed record LedgerRow
{
    /// <summary>The layout of rows that this version writes and reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The hash of connection, operation and key, unique.</summary>
    public required string Key { get; init; }

    public int Schema { get; init; } = CurrentSchema;

    public required string Connection { get; init; }

    /// <summary>The kind of operation, such as <c>conversation</c>.</summary>
    public required string Operation { get; init; }

    public required LedgerRowState State { get; init; }

    /// <summary>Counts changes. A change applies only to the revision that it was decided on.</summary>
    public required long Revision { get; init; }

    /// <summary>The fencing token of the key's owner; null if there is none.</summary>
    public string? Owner { get; init; }

    /// <summary>When the owner's lease ends.</summary>
    public DateTimeOffset? LeaseEnds { get; init; }

    public required string RequestHash { get; init; }

    /// <summary>The hash of workflow instance, node and request, for automatic keys. Null outside workflows.</summary>
    public string? Source { get; init; }

    /// <summary>Elsa's id of the workflow instance; null outside workflows, and if its caller chose one that is not plain.</summary>
    public string? WorkflowInstanceId { get; init; }

    public string? NodeId { get; init; }

    /// <summary>The hash of author, subject and text; null before sending.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Intercom's id of the target, a contact or a conversation; null before sending.</summary>
    public string? Subject { get; init; }

    /// <summary>When the first attempt began to send; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last attempt has certainly ended; may be in the future.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Intercom's id of the result; null until it is known.</summary>
    public string? ResultId { get; init; }

    /// <summary>The rest of the result, a small JSON object of ids and dates; null until it is known.</summary>
    public string? Result { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The key of the entry that this row stands for. The row's other values then mean nothing.</summary>
    public string? AliasOf { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsLeased(DateTimeOffset now) => Owner != null && LeaseEnds > now;

    /// <summary>Whether the row counts. An expired row counts as removed, unless it is leased.</summary>
    public bool IsRemembered(DateTimeOffset now) => ExpiresAt > now || IsLeased(now);

    /// <summary>Whether something was sent whose result is unknown, and no owner is still finding out.</summary>
    public bool IsUnresolved(DateTimeOffset now) => State == LedgerRowState.Unknown || (State == LedgerRowState.Sending && !IsLeased(now));

    /// <summary>The row, completed with the result of its attempt.</summary>
    public LedgerRow Complete(LedgerResult result) => this with
    {
        State = LedgerRowState.Done,
        Owner = null,
        LeaseEnds = null,
        Subject = result.Subject,
        ResultId = result.Id,
        Result = result.Json,
        RequestId = result.RequestId,
    };
}
