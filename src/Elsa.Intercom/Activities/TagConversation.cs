using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Adds a tag to a conversation or removes it (<c>/conversations/{id}/tags</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Tag Intercom Conversation",
    Description = "Adds a tag to a conversation, or removes it. A new tag is created. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class TagConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(Order = 20, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>Intercom's id of the teammate who tags. The token's own teammate by default.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AdminChoices),
        AutoEvaluate = false,
        Description = ConversationInputs.AdminHelp)]
    public Input<string?> Admin { get; set; } = default!;

    /// <summary>The name of the tag, ignoring case. Created if it is missing. Required.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TagChoices),
        AutoEvaluate = false,
        Description = TagInputs.TagHelp)]
    public Input<string> Tag { get; set; } = default!;

    /// <summary><c>Add</c> or <c>Remove</c>. <c>Add</c> by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TagActionChoices),
        DefaultValue = TagActionChoices.Add,
        Description = "Whether to add the tag or to remove it.")]
    public Input<string?> Action { get; set; } = new(TagActionChoices.Add);

    /// <summary>Whether this run changed something; <see langword="false"/> if it was so already.</summary>
    [Output(Description = ConversationInputs.ChangedHelp)]
    public Output<bool> Changed { get; set; } = default!;

    /// <summary>Intercom's id of the tag; <see langword="null"/> if a tag to remove is not there, and after an error.</summary>
    [Output(DisplayName = "Tag ID", Description = "The Intercom id of the tag. Empty if a tag to remove was not there.")]
    public Output<string?> TagId { get; set; } = default!;

    internal override IEnumerable<string> Problems() => [.. ConversationInputs.Problems(Conversation, Admin), .. TagInputs.Problems(Tag)];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var id = ConversationInputs.Read(step, Conversation);
        var tag = TagInputs.Read(step, Tag, Action);
        var admin = await ConversationInputs.ReadAdminAsync(step, Admin);
        var client = step.Get<IIntercomClientFactory>().GetClient(step.Connection);
        var conversation = await step.Get<IntercomClientFactory>().GetCalls(step.Connection).ReadConversationAsync(id, step.CancellationToken);
        step.Note("ConversationId", id);

        return await TagInputs.ApplyAsync(
            step, tag, conversation.Tags, Changed, TagId,
            tagId => client.Tags.AddToConversationAsync(id, tagId, admin, step.CancellationToken),
            tagId => client.Tags.RemoveFromConversationAsync(id, tagId, admin, step.CancellationToken));
    }
}
