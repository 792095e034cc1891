using System.Runtime.CompilerServices;

namespace Elsa.Workflows.Activities;

[Activity("Elsa", "Primitives", "Assign a value to a workflow variable.")]
public class SetVariable : CodeActivity
{
    public SetVariable([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    [Input(Description = "The variable to assign the value to.")]
    public Variable? Variable { get; set; }

    [Input(Description = "The value to assign.")]
    public Input<object?> Value { get; set; } = new(default(object));

    protected override void Execute(ActivityExecutionContext context)
    {
        var variable = context.ExpressionExecutionContext.EnumerateVariablesInScope().FirstOrDefault(x => x.Id == Variable?.Id)
                       ?? throw new InvalidOperationException($"Variable '{Variable?.Id}' not found.");
        variable.Set(context, context.Get(Value));
    }
}
