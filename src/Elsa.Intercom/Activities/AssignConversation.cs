using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Assigns a conversation to a teammate, a team or nobody (<c>POST /conversations/{id}/parts</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Assign Intercom Conversation",
    Description = "Hands a conversation over to a teammate or a team, or to nobody. It reopens a closed conversation. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class AssignConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : ConversationChangeActivity(source, line)
{
    /// <summary>
    /// <c>nobody</c>, <c>admin:</c> or <c>team:</c> with Intercom's id, or digits alone, which name a teammate. Required.
    /// </summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        DisplayName = "Assign to",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AssigneeChoices),
        AutoEvaluate = false,
        Description = "Who looks after the conversation: a teammate (admin:991267715), a team (team:814865) or nobody.")]
    public Input<string> AssignTo { get; set; } = default!;

    /// <summary>Intercom's id of the teammate or team; <see langword="null"/> for nobody, and after an error.</summary>
    [Output(DisplayName = "Assignee ID", Description = "The Intercom id of the teammate or team. Empty for nobody, and after an error.")]
    public Output<string?> AssigneeId { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. base.Problems(),
        .. LiteralInput.Missing((AssignTo, "Assign to is empty. Choose a teammate, a team or nobody, or use an expression.")),
        .. LiteralInput.Wrong(AssignTo, text => Assignee.Read(text)),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var assignee = Assignee.Read(step.Text(AssignTo!, nameof(AssignTo)) ?? "");
        var report = await ChangeAsync(step, (id, admin) => ConversationChange.Assign(id, admin, assignee));
        step.Set(AssigneeId, assignee.Id);
        step.Note("AssigneeId", assignee.Id);
        return report;
    }
}
