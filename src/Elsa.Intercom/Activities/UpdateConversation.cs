using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Changes the title, the custom attributes or the read mark of a conversation (<c>PUT /conversations/{id}</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Update Intercom Conversation",
    Description = "Changes the title or attributes of a conversation, or marks it as read. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class UpdateConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(Order = 20, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>The title. Left unchanged if not given. API 2.13 or newer.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The title that the inbox shows, for example Missing invoice. Empty keeps it. Needs API version 2.13 or newer.")]
    public Input<string?> Title { get; set; } = default!;

    /// <summary>Whether to mark it as read. <see langword="false"/> leaves the mark unchanged, and is the default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        DisplayName = "Mark as read",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Marks the conversation as read for the inbox. Unchecked leaves the mark as it is.")]
    public Input<bool> MarkAsRead { get; set; } = new(false);

    /// <summary>Custom attributes, which must exist in the workspace. Attributes that are missing, null or blank are left unchanged.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Custom attributes",
        UIHint = InputUIHints.Dictionary,
        AutoEvaluate = false,
        Description = "More about the conversation, for example topic: billing. The attributes must exist in Intercom (Settings, Conversation data). "
            + "What you type is a text; for a number, a date or true, choose JavaScript, for example 5 or new Date().")]
    public Input<IDictionary<string, object>?> CustomAttributes { get; set; } = default!;

    /// <summary>The conversation's state: <c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    [Output(DisplayName = "Conversation state", Description = ConversationInputs.StateHelp)]
    public Output<string?> ConversationState { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ConversationInputs.Problems(Conversation),
        .. LiteralInput.IsEmpty(Title) && LiteralInput.IsEmpty(CustomAttributes) && LiteralInput.Text(MarkAsRead, "false") is "false" or "False"
            ? [ConversationUpdateRules.NothingToChange]
            : Array.Empty<string>(),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var id = ConversationInputs.Read(step, Conversation);
        var update = new UpdateConversationRequest
        {
            Title = step.Text(Title, nameof(Title)),
            Read = step.Boolean(MarkAsRead, nameof(MarkAsRead)) ? true : null,
            CustomAttributes = await step.AttributesAsync(CustomAttributes, nameof(CustomAttributes)),
        };

        var client = step.Get<IIntercomClientFactory>().GetClient(step.Connection);
        var conversation = await client.Conversations.UpdateAsync(id, update, step.CancellationToken);
        step.Set(ConversationState, conversation.State);
        step.Note("ConversationId", id);
        return new StepReport("Updated", conversation.RequestId);
    }
}
