namespace Elsa.Intercom.Idempotency;

/// <summary>Who asks for the right to send under a key.</summary>
internal sealed record LedgerClaim
{
    public required string Connection { get; init; }

    /// <summary>What is done. Equal keys of different operations are different keys.</summary>
    public required string Operation { get; init; }

    /// <summary>The author's idempotency key, or the activity execution's id; each with a prefix that tells them apart.</summary>
    public required string Key { get; init; }

    /// <summary>A hash of what would be sent, to tell the same request from another one under the same key.</summary>
    public required string RequestHash { get; init; }

    /// <summary>
    /// Whether the key is the activity execution's id, because the author gave none. Such a claim first settles an unresolved entry of the
    /// same workflow instance, node and request: an operator's retry of a faulted activity gets a new execution id.
    /// </summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>The workflow instance that asks; null outside of workflows.</summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>The node of the workflow that asks; null outside of workflows.</summary>
    public string? NodeId { get; init; }

    /// <summary>How long the claim holds. An owner that neither settles it nor begins to send by then has lost it.</summary>
    public required TimeSpan LeaseDuration { get; init; }
}
