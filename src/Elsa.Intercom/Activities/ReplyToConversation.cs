using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Writes a reply in a conversation as a teammate, once per key (<c>POST /conversations/{id}/reply</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Reply to Intercom Conversation",
    Description = "Replies in a conversation as a teammate; the contact sees it. The Test tab really sends; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class ReplyToConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The id of the conversation, for example 215468464: the Conversation ID of an earlier activity.")]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>Intercom's id of the teammate who replies. Required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The Intercom id of the teammate who replies, for example 991267715.")]
    public Input<string> Admin { get; set; } = default!;

    /// <summary>The reply. HTML is allowed. Required.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        DisplayName = "Message",
        UIHint = InputUIHints.MultiLine,
        AutoEvaluate = false,
        Description = "The text of the reply, for example: Welcome! HTML is allowed.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>The id of the reply within the conversation; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Part ID", Description = "The id of the reply within the conversation. Empty after a dry run or an error.")]
    public Output<string?> PartId { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. LiteralInput.Missing(
            (Conversation, "Conversation is empty. Enter its id, or use an expression."),
            (Admin, "Admin is empty. Enter the id of the teammate who replies, or use an expression."),
            (Body, "Message is empty. Write the text of the reply, or use an expression.")),
        .. LiteralInput.Wrong(Conversation, ConversationRules.CheckConversation),
        .. LiteralInput.Wrong(Admin, ConversationRules.CheckAdmin),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var request = new ReplyRequest { AdminId = step.Text(Admin!, nameof(Admin)) ?? "", Body = step.Message(Body, nameof(Body)) };
        var conversation = step.Text(Conversation!, nameof(Conversation)) ?? "";
        var end = await SendAsync(step, ReplyOperation.Create(step.Get<OperationServices>(), step.Connection, conversation, request));
        step.Set(PartId, end.Result?.PartId);
        return end.Report;
    }
}
