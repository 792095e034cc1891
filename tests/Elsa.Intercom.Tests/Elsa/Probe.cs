using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Tests.Engine;

/// <summary>An activity like ours: inputs of several types, outcomes, outputs, and a fault on demand.</summary>
[Activity("Elsa.Intercom.Tests", "Probe", "Says what it received.", Kind = ActivityKind.Task)]
[FlowNode("Done", "Not Found")]
public class Probe : CodeActivity
{
    public Input<string> Text { get; set; } = new("initial");

    [Input(DefaultValue = "declared")]
    public Input<string?> Declared { get; set; } = new("declared");

    public Input<string?> Optional { get; set; } = default!;

    public Input<DateTimeOffset?> When { get; set; } = default!;

    public Input<bool> Flag { get; set; } = new(false);

    public Input<int> Number { get; set; } = new(0);

    [Input(UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>?> Lines { get; set; } = default!;

    [Input(CanContainSecrets = true, IsSerializable = false)]
    public Input<string?> Token { get; set; } = default!;

    public Input<string> Outcome { get; set; } = new("Done");

    public Input<string?> Fault { get; set; } = default!;

    public Output<string?> Answer { get; set; } = default!;

    public Output<bool> Yes { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Fault.GetOrDefault(context) is { Length: > 0 } fault)
            throw new InvalidOperationException(fault, new ArgumentException("within"));

        context.JournalData["Seen"] = Text.GetOrDefault(context)!;
        context.Set(Answer, $"answer to {Text.GetOrDefault(context)}");
        context.Set(Yes, true);
        await context.CompleteActivityWithOutcomesAsync(Outcome.Get(context));
    }
}
