namespace Elsa.Workflows.State;

public record ExceptionState(Type Type, string Message, string? StackTrace, ExceptionState? InnerException)
{
    public ExceptionState() : this(null!, null!, null, null)
    {
    }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public static ExceptionState? FromException(Exception? ex) =>
        ex == null ? null : new ExceptionState(ex.GetType(), ex.Message, ex.StackTrace, FromException(ex.InnerException));
}

public class WorkflowState
{
    public string Id { get; set; } = null!;
    public string DefinitionId { get; set; } = null!;
    public string DefinitionVersionId { get; set; } = null!;
    public int DefinitionVersion { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public WorkflowStatus Status { get; set; }
    public WorkflowSubStatus SubStatus { get; set; }
    public ICollection<ActivityIncident> Incidents { get; set; } = [];
    public long ExecutionLogSequence { get; set; }
    public IDictionary<string, object> Input { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Output { get; set; } = new Dictionary<string, object>();
    public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    internal static WorkflowState Extract(WorkflowExecutionContext context) => new()
    {
        Id = context.Id,
        DefinitionId = context.Workflow.Identity.DefinitionId,
        DefinitionVersionId = context.Workflow.Identity.Id,
        DefinitionVersion = context.Workflow.Identity.Version,
        CorrelationId = context.CorrelationId,
        Name = context.Name,
        Status = context.Status,
        SubStatus = context.SubStatus,
        Incidents = context.Incidents,
        ExecutionLogSequence = context.ExecutionLogSequence,
        Input = context.Input,
        Output = context.Output,
        Properties = context.Properties,
        CreatedAt = context.CreatedAt,
        UpdatedAt = context.UpdatedAt,
        FinishedAt = context.FinishedAt,
    };
}
