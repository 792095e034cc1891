using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Options;

namespace Elsa.Workflows.Activities;

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
