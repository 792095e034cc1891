using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace Elsa.Intercom.Activities;

/// <summary>Opens a closed or snoozed conversation as a teammate (<c>POST /conversations/{id}/parts</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Open Intercom Conversation",
    Description = "Opens a closed or snoozed conversation as a teammate. An open one stays as it is. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class OpenConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : ConversationChangeActivity(source, line)
{
    private protected override Task<StepReport> RunAsync(Step step) => ChangeAsync(step, ConversationChange.Open);
}
