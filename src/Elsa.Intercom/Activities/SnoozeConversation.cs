using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Snoozes a conversation as a teammate until a time (<c>POST /conversations/{id}/parts</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Snooze Intercom Conversation",
    Description = "Hides a conversation from the inbox until a time; Intercom opens it then. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class SnoozeConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : ConversationChangeActivity(source, line)
{
    private const string Missing = "Snooze until and Snooze for are both empty. Enter one of them, or use an expression.";

    /// <summary>When Intercom opens it again, with an offset. This or <see cref="SnoozeFor"/> is required.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.When,
        DisplayName = "Snooze until",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "When Intercom opens it again, with its offset (Z is UTC), for example 2027-01-31T09:30:00Z. Give this or Snooze for.")]
    public Input<DateTimeOffset?> SnoozeUntil { get; set; } = default!;

    /// <summary>How long from now. This or <see cref="SnoozeUntil"/> is required.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.When,
        DisplayName = "Snooze for",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "How long from now, as days, hours, minutes and seconds, for example 1.00:00:00 for a day or 04:00:00 for four hours.")]
    public Input<TimeSpan?> SnoozeFor { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. base.Problems(),
        .. LiteralInput.IsEmpty(SnoozeUntil) && LiteralInput.IsEmpty(SnoozeFor) ? [Missing] : Array.Empty<string>(),
        .. LiteralInput.Problems(
            (SnoozeUntil, date => DateInput.Read(date, "Snooze until")),
            (SnoozeFor, duration => DurationInput.Read(duration, "Snooze for"))),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var (until, duration) = (step.Date(SnoozeUntil, nameof(SnoozeUntil)), step.Duration(SnoozeFor, nameof(SnoozeFor)));

        if (until != null && duration != null)
            throw IntercomException.Invalid("Snooze until and Snooze for are both given. Leave one of them empty.");

        // The start of a committed execution stays the same when Elsa recovers it, so a repetition snoozes until the same time.
        var end = until ?? step.StartedAt + duration ?? throw IntercomException.Invalid(Missing);

        if (end <= step.Now)
            throw IntercomException.Invalid("The time to snooze until is over. Give a time in the future.");

        if (duration != null)
            await step.CommitAsync();

        return await ChangeAsync(step, (id, admin) => ConversationChange.Snooze(id, admin, end));
    }
}
