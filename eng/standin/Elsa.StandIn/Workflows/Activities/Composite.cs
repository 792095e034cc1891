namespace Elsa.Workflows.Activities;

public abstract class Composite : Activity, IVariableContainer
{
    protected Composite(string? source = null, int? line = null) : base(source, line)
    {
    }

    public ICollection<Variable> Variables { get; init; } = [];

    public Variable? ResultVariable { get; set; }

    [Port]
    [System.ComponentModel.Browsable(false)]
    public IActivity Root { get; set; } = new Sequence();

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var variable in Variables)
            variable.Set(context, variable.Value);

        await context.ScheduleActivityAsync(Root, OnRootCompletedAsync);
    }

    protected virtual ValueTask OnCompletedAsync(ActivityCompletedContext context)
    {
        OnCompleted(context);
        return ValueTask.CompletedTask;
    }

    protected virtual void OnCompleted(ActivityCompletedContext context)
    {
    }

    private async ValueTask OnRootCompletedAsync(ActivityCompletedContext context)
    {
        await OnCompletedAsync(context);
        await context.TargetContext.CompleteActivityAsync();
    }
}
