namespace Elsa.Intercom.Idempotency;

/// <summary>Who sends an operation, and under which key.</summary>
internal sealed record OperationExecution
{
    /// <summary>The author's key; null where none is given.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The key where the author gave none: this one execution, which keeps its id when it is recovered.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Whether to send again when nobody can tell whether it happened and a look finds nothing.</summary>
    public bool SendsAgainWhenUnknown { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? NodeId { get; init; }

    public LedgerClaim Claim<T>(IdempotentOperation<T> operation, TimeSpan leaseDuration)
        where T : class => new()
        {
            Connection = operation.Connection.ToUpperInvariant(),
            Operation = operation.Kind,

            // The prefixes keep an author's key from meeting an execution's id.
            Key = IdempotencyKey == null ? $"execution:{ExecutionId}" : $"key:{IdempotencyKey}",
            IsAutomatic = IdempotencyKey == null,
            RequestHash = operation.RequestHash(),
            WorkflowInstanceId = WorkflowInstanceId,
            NodeId = NodeId,
            LeaseDuration = leaseDuration,
        };
}
