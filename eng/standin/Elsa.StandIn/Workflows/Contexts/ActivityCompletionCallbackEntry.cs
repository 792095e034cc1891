namespace Elsa.Workflows;

public record ActivityCompletionCallbackEntry(
    ActivityExecutionContext Owner, ActivityNode Child, ActivityCompletionCallback? CompletionCallback, object? Tag = null);
