using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A step that records a value, as a step after an activity reads it.</summary>
[Activity(Namespace = "Elsa.Intercom.Tests", Category = "Tests", Description = "Writes down a value.")]
public sealed class Note : CodeActivity
{
    public string Label { get; set; } = "";

    [Input(Description = "The value.")]
    public Input<object?> Value { get; set; } = default!;

    protected override void Execute(ActivityExecutionContext context) => context.GetRequiredService<Notes>().Add(Label, context.Get(Value));
}
