namespace Elsa.Workflows.Behaviors;

public class AutoCompleteBehavior : Behavior
{
    public AutoCompleteBehavior(IActivity owner) : base(owner)
    {
    }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) => await context.CompleteActivityAsync();
}
