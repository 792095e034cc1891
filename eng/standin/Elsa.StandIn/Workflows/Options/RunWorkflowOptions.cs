namespace Elsa.Workflows.Options;

public class RunWorkflowOptions
{
    public string? WorkflowInstanceId { get; set; }

    public string? CorrelationId { get; set; }

    public IDictionary<string, object>? Input { get; set; }

    public IDictionary<string, object>? Properties { get; set; }

    public string? TriggerActivityId { get; set; }
}
