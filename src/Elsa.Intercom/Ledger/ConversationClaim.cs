namespace Elsa.Intercom.Ledger;

/// <summary>Who asks for the right to create the conversation of a key.</summary>
public sealed record ConversationClaim
{
    /// <summary>The key.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>A hash of what would be created, to tell the same request from another one under the same key.</summary>
    public required string RequestHash { get; init; }

    /// <summary>
    /// Whether the key is the activity execution's id, because the author gave none. Such a claim first settles an unresolved entry of the
    /// same workflow instance, node and request: an operator's retry of a faulted activity gets a new execution id.
    /// </summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>The workflow instance that asks; <see langword="null"/> outside of workflows.</summary>
    public string? WorkflowInstanceId { get; init; }

    /// <summary>The node of the workflow that asks; <see langword="null"/> outside of workflows.</summary>
    public string? NodeId { get; init; }

    /// <summary>How long the claim holds. An owner that neither settles it nor begins to send by then has lost it.</summary>
    public required TimeSpan Lease { get; init; }
}
