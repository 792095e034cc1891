using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Options;

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

public abstract class Composite<T> : Composite, IActivityWithResult<T>
{
    protected Composite([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    [Output]
    public Output<T>? Result { get; set; }

    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}

public abstract class Container : Activity, IVariableContainer
{
    protected Container(string? source = null, int? line = null) : base(source, line)
    {
    }

    public ICollection<IActivity> Activities { get; set; } = [];
    public ICollection<Variable> Variables { get; set; } = [];

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var unnamed = 0;

        foreach (var variable in Variables.Where(x => string.IsNullOrWhiteSpace(x.Name)))
            variable.Name = $"Variable{++unnamed}";

        context.ExpressionExecutionContext.Memory.Declare(Variables);
        await ScheduleChildrenAsync(context);
    }

    protected virtual ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        ScheduleChildren(context);
        return ValueTask.CompletedTask;
    }

    protected virtual void ScheduleChildren(ActivityExecutionContext context)
    {
    }
}

[Category("Workflows")]
[Activity("Elsa", "Workflows", "Execute a set of activities in sequence.")]
[Browsable(false)]
public class Sequence : Container
{
    private const string CurrentIndex = "CurrentIndex";

    public Sequence([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context) => ScheduleNextAsync(context);

    private async ValueTask ScheduleNextAsync(ActivityExecutionContext context)
    {
        var index = context.GetProperty<int>(CurrentIndex);

        if (index >= Activities.Count)
        {
            await context.CompleteActivityAsync();
            return;
        }

        await context.ScheduleActivityAsync(Activities.ElementAt(index), new ScheduleWorkOptions { CompletionCallback = OnChildCompletedAsync });
        context.SetProperty(CurrentIndex, index + 1);
    }

    private async ValueTask OnChildCompletedAsync(ActivityCompletedContext context)
    {
        if (context.ChildContext.Activity is ITerminalNode)
            await context.TargetContext.CompleteActivityAsync();
        else
            await ScheduleNextAsync(context.TargetContext);
    }
}
