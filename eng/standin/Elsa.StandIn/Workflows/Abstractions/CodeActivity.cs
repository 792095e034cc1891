using Elsa.Workflows.Behaviors;

namespace Elsa.Workflows;

public abstract class CodeActivity : Activity
{
    protected CodeActivity(string? source = null, int? line = null) : base(source, line) => Behaviors.Add(new AutoCompleteBehavior(this));

    // Elsa does not repeat the behaviour here: its base constructor chain does not pass through the one above.
    protected CodeActivity(string activityType, int version = 1, string? source = null, int? line = null) : base(activityType, version, source, line)
    {
    }
}
