namespace Elsa.Workflows.Activities;

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
