namespace Elsa.Workflows;

public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
