using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>The base of the activities that bring a conversation into a state: a repetition changes nothing further, so they need no key.</summary>
public abstract class ConversationChangeActivity : IntercomActivity
{
    private protected ConversationChangeActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>Intercom's id of the teammate who acts. The token's own teammate by default.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AdminChoices),
        AutoEvaluate = false,
        Description = ConversationInputs.AdminHelp)]
    public Input<string?> Admin { get; set; } = default!;

    /// <summary>Whether this run changed the conversation; <see langword="false"/> if it was so already.</summary>
    [Output(Description = ConversationInputs.ChangedHelp)]
    public Output<bool> Changed { get; set; } = default!;

    /// <summary>The conversation's state afterwards: <c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    [Output(DisplayName = "Conversation state", Description = ConversationInputs.StateHelp)]
    public Output<string?> ConversationState { get; set; } = default!;

    internal override IEnumerable<string> Problems() => ConversationInputs.Problems(Conversation, Admin);

    /// <summary>Brings the conversation into the wanted state.</summary>
    /// <param name="step">The step.</param>
    /// <param name="change">Makes the change for a conversation and a teammate.</param>
    private protected async Task<StepReport> ChangeAsync(Step step, Func<string, string, ConversationChange> change)
    {
        var id = ConversationInputs.Read(step, Conversation);

        // The input is checked before the first request.
        change(id, "0");
        var admin = await ConversationInputs.ReadAdminAsync(step, Admin);
        var (conversation, changed) = await step.Get<ConversationChanger>().ChangeAsync(step.Connection, change(id, admin), step.CancellationToken);
        step.Set(Changed, changed);
        step.Set(ConversationState, conversation.State);
        step.Note("ConversationId", id);
        step.Note("AdminId", admin);
        return new StepReport(changed ? "Changed" : "It was so already: nothing was sent", conversation.RequestId);
    }
}
