namespace Elsa.Intercom.Idempotency;

/// <summary>The execution that sends an operation, and its key.</summary>
internal sealed record OperationExecution
{
    /// <summary>The author's key; null if there is none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The key if the author set none: the id of this execution, which stays the same when Elsa recovers it.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Whether to send again if the result is unknown and a search finds nothing.</summary>
    public bool SendsAgainWhenUnknown { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? NodeId { get; init; }

    public LedgerClaim Claim<T>(IdempotentOperation<T> operation, TimeSpan leaseDuration)
        where T : class => new()
        {
            Connection = operation.Connection.ToUpperInvariant(),
            Operation = operation.Kind,

            // The prefixes prevent an author's key from being equal to an execution's id.
            Key = IdempotencyKey == null ? $"execution:{ExecutionId}" : $"key:{IdempotencyKey}",
            IsAutomatic = IdempotencyKey == null,
            RequestHash = operation.RequestHash(),
            WorkflowInstanceId = WorkflowInstanceId,
            NodeId = NodeId,
            LeaseDuration = leaseDuration,
        };
}
