using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Elsa.Workflows.Activities;

[Browsable(false)]
[Activity("Elsa", "Primitives", "Assign value to a workflow variable.")]
public class SetVariable<T> : CodeActivity
{
    public SetVariable([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    public SetVariable(Variable<T> variable, Input<T> value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : this(source, line)
    {
        Variable = variable;
        Value = value;
    }

    public SetVariable(Variable<T> variable, Variable<T> value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(variable, new Input<T>(value), source, line)
    {
    }

    public SetVariable(
        Variable<T> variable, Func<ExpressionExecutionContext, T> value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(variable, new Input<T>(value), source, line)
    {
    }

    public SetVariable(Variable<T> variable, Func<T> value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(variable, new Input<T>(value), source, line)
    {
    }

    public SetVariable(Variable<T> variable, T value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(variable, new Input<T>(value), source, line)
    {
    }

    [Input(Description = "The variable to assign the value to.")]
    public Variable<T> Variable { get; set; } = null!;

    [Input(Description = "The value to assign.")]
    public Input<T> Value { get; set; } = new(new Literal<T>());

    protected override void Execute(ActivityExecutionContext context) => Variable.Set(context, context.Get(Value));
}
