namespace Elsa.Workflows;

public abstract class WorkflowBase<TResult> : WorkflowBase
{
    protected WorkflowBase() => Result = new Variable<TResult>("Result", default!);

    protected Variable<TResult> Result { get; }

    protected override ValueTask BeforeBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default)
    {
        builder.Result = Result;
        return ValueTask.CompletedTask;
    }

    protected override ValueTask AfterBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default)
    {
        if (!builder.Variables.Contains(Result))
            builder.Variables.Add(Result);

        return ValueTask.CompletedTask;
    }
}
