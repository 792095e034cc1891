using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Elsa.Workflows.Activities;

[Activity("Elsa", "Console", "Write a line of text to the console.")]
public class WriteLine : CodeActivity
{
    public WriteLine(string text, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : this(new Literal<string>(text), source, line)
    {
    }

    public WriteLine(Func<string> text, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(Expression.DelegateExpression(text), source, line)
    {
    }

    public WriteLine(Func<ExpressionExecutionContext, string?> text, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(Expression.DelegateExpression(text), source, line)
    {
    }

    public WriteLine(Variable<string> variable, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(variable), source, line)
    {
    }

    public WriteLine(Literal<string> literal, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(literal), source, line)
    {
    }

    public WriteLine(Expression expression, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(expression, new MemoryBlockReference()), source, line)
    {
    }

    public WriteLine(Input<string> text, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : this(source, line) => Text = text;

    [JsonConstructor]
    private WriteLine(string? source = null, int? line = null) : base(source, line)
    {
    }

    [Description("The text to write.")]
    public Input<string> Text { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        var writer = context.GetService<IStandardOutStreamProvider>()?.GetTextWriter() ?? Console.Out;
        writer.WriteLine(context.Get(Text));
    }
}
