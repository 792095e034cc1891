namespace Elsa.Intercom.Idempotency;

/// <summary>A request for the right to send under a key.</summary>
internal sealed record LedgerClaim
{
    public required string Connection { get; init; }

    /// <summary>The kind of operation. Equal keys of different operations are different keys.</summary>
    public required string Operation { get; init; }

    /// <summary>The author's idempotency key, or the activity execution's id, each with its own prefix.</summary>
    public required string Key { get; init; }

    /// <summary>A hash of the request, to recognize a different request with the same key.</summary>
    public required string RequestHash { get; init; }

    /// <summary>
    /// Whether the key is the activity execution's id, because the author set none. Such a claim first settles an unresolved entry of the same workflow
    /// instance, node and request, because an operator's retry of a faulted activity gets a new execution id.
    /// </summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>The id of the workflow instance; null outside workflows.</summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>The id of the activity's node in the workflow; null outside workflows.</summary>
    public string? NodeId { get; init; }

    /// <summary>How long the lease lasts. An owner that neither settles the key nor begins to send by then loses it.</summary>
    public required TimeSpan LeaseDuration { get; init; }
}
