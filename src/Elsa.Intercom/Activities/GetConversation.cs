using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a conversation (<c>GET /conversations/{id}</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Get Intercom Conversation",
    Description = "Reads a conversation: its state, its assignees, its tags and its messages. Changes nothing. The Test tab really reads it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable)]
public sealed class GetConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : MessageOutputsActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(Order = 20, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    [Output(DisplayName = "Conversation state", Description = "The state of the conversation: open, closed or snoozed.")]
    public Output<string?> ConversationState { get; set; } = default!;

    /// <summary>The title; <see langword="null"/> if there is none.</summary>
    [Output(DisplayName = "Conversation title", Description = "The title of the conversation, if it has one.")]
    public Output<string?> ConversationTitle { get; set; } = default!;

    /// <summary>Intercom's id of the assigned teammate; <see langword="null"/> for nobody.</summary>
    [Output(DisplayName = "Admin assignee ID", Description = "The Intercom id of the teammate who looks after it. Empty for nobody.")]
    public Output<string?> AdminAssigneeId { get; set; } = default!;

    /// <summary>Intercom's id of the assigned team; <see langword="null"/> for none.</summary>
    [Output(DisplayName = "Team assignee ID", Description = "The Intercom id of the team that looks after it. Empty for none.")]
    public Output<string?> TeamAssigneeId { get; set; } = default!;

    /// <summary>Intercom's id of the first contact in the conversation.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact. Of several, the first.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The contact's role, <c>user</c> or <c>lead</c>; <see langword="null"/> if the contact wrote nothing.</summary>
    [Output(DisplayName = "Contact role", Description = "The contact's role: user or lead. Empty if the contact wrote nothing.")]
    public Output<string?> ContactRole { get; set; } = default!;

    /// <summary>The names of the tags.</summary>
    [Output(Description = "The names of the tags, as a list.")]
    public Output<ICollection<string>?> Tags { get; set; } = default!;

    /// <summary>The custom attributes, as an object.</summary>
    [Output(DisplayName = "Conversation attributes", Description = "The custom attributes, as an object.")]
    public Output<object?> ConversationAttributes { get; set; } = default!;

    /// <summary>Intercom's id of the ticket that the conversation was converted to; <see langword="null"/> for none.</summary>
    [Output(DisplayName = "Ticket ID", Description = "The Intercom id of the ticket that it was converted to. Empty for none.")]
    public Output<string?> TicketId { get; set; } = default!;

    /// <summary>The conversation as Intercom describes it, as an object.</summary>
    [Output(DisplayName = "Conversation as JSON", Description = "The whole conversation as Intercom describes it, as an object.")]
    public Output<object?> ConversationJson { get; set; } = default!;

    internal override IEnumerable<string> Problems() => ConversationInputs.Problems(Conversation);

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var id = ConversationInputs.Read(step, Conversation);
        var conversation = await step.Get<IntercomClientFactory>().GetCalls(step.Connection).ReadConversationAsync(id, step.CancellationToken);
        var messages = ConversationMessage.Of(conversation);
        var contactId = conversation.ContactIds.Count > 0 ? conversation.ContactIds[0] : null;

        step.Set(ConversationState, conversation.State);
        step.Set(ConversationTitle, conversation.Title);
        step.Set(AdminAssigneeId, conversation.AdminAssigneeId);
        step.Set(TeamAssigneeId, conversation.TeamAssigneeId);
        step.Set(ContactId, contactId);
        step.Set(ContactRole, messages.FirstOrDefault(message => message.AuthorId == contactId && message.AuthorType is "user" or "lead")?.AuthorType);
        step.Set(Tags, [.. conversation.Tags.Select(tag => tag.Name).OfType<string>()]);
        step.Set(ConversationAttributes, PlainObjects.From(conversation.Json["custom_attributes"]));
        SetMessages(step, messages);
        step.Set(TicketId, conversation.TicketId);
        step.Set(ConversationJson, PlainObjects.From(conversation.Json));
        step.Note("ConversationId", id);
        return new StepReport("Read", conversation.RequestId);
    }
}
