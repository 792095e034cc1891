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
public sealed class TagConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : TagActivity(source, line)
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

    internal override IEnumerable<string> Problems() => [.. ConversationInputs.Problems(Conversation, Admin), .. base.Problems()];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var id = ConversationInputs.Read(step, Conversation);
        var tag = ReadTag(step);
        var admin = await ConversationInputs.ReadAdminAsync(step, Admin);
        var client = step.Get<IIntercomClientFactory>().GetClient(step.Connection);
        var conversation = await step.Get<IntercomClientFactory>().GetCalls(step.Connection).ReadConversationAsync(id, step.CancellationToken);
        step.Note("ConversationId", id);

        return await ApplyAsync(
            step, tag, conversation.Tags,
            tagId => client.Tags.AddToConversationAsync(id, tagId, admin, step.CancellationToken),
            tagId => client.Tags.RemoveFromConversationAsync(id, tagId, admin, step.CancellationToken));
    }
}
