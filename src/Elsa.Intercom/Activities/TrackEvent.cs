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

/// <summary>Records an event of a contact (<c>POST /events</c>, API 2.14). A repetition with the same time has no further effect.</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Track Intercom Event",
    Description = "Records that a contact did something, such as inviting a friend. The Test tab really records it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class TrackEvent([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 20, Category = InputGroups.Who, DisplayName = "Identify by", UIHint = InputUIHints.DropDown, UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto, Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>The contact who did it. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>The name of the event. Required.</summary>
    [Input(
        Order = 40, Category = InputGroups.What, DisplayName = "Event name", UIHint = InputUIHints.SingleLine, AutoEvaluate = false,
        Description = "The name of the event, for example invited-friend. A new name is created in Intercom.")]
    public Input<string> EventName { get; set; } = default!;

    /// <summary>Up to 10 texts, numbers and dates by name (<c>metadata</c>). None by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Metadata",
        UIHint = InputUIHints.Dictionary,
        AutoEvaluate = false,
        Description = "Up to 10 details of the event, for example plan: pro. What you type is a text; for a number or a date, choose JavaScript. "
            + "The name of a date ends in _date.")]
    public Input<IDictionary<string, object>?> EventMetadata { get; set; } = default!;

    /// <summary>When it happened, at most now. By default, when this execution of the activity started.</summary>
    [Input(
        Order = 60, Category = InputGroups.When, DisplayName = "Occurred at", UIHint = InputUIHints.SingleLine, AutoEvaluate = false,
        Description = "When it happened, with its offset (Z is UTC), for example 2026-01-31T09:30:00Z. Empty is now. Intercom keeps one a second.")]
    public Input<DateTimeOffset?> OccurredAt { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ContactInputs.Problems(IdentifyBy, Contact),
        .. LiteralInput.Missing((EventName, "Event name is empty. Name the event, or use an expression.")),

        // A future date may be past when the workflow runs.
        .. LiteralInput.Problems((OccurredAt, date => EventRules.CheckOccurredAt(DateInput.Read(date, "Occurred at"), now: null))),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var occurredAt = step.Date(OccurredAt, nameof(OccurredAt));
        var request = new TrackEventRequest
        {
            EventName = step.Text(EventName!, nameof(EventName)) ?? "",
            OccurredAt = occurredAt ?? step.StartedAt,
            Metadata = await step.AttributesAsync(EventMetadata, nameof(EventMetadata)),
        };

        EventRules.Check(request, step.Now);
        request.ContactId = await ContactInputs.ResolveAsync(step, IdentifyBy, Contact);

        // Elsa repeats an execution after a crash. A committed one keeps its start, so Intercom ignores the repetition.
        if (occurredAt == null)
            await step.CommitAsync();

        var tracked = await step.Get<IIntercomClientFactory>().GetClient(step.Connection).Events.TrackAsync(request, step.CancellationToken);
        step.Note("ContactId", request.ContactId);
        step.Note(nameof(OccurredAt), request.OccurredAt);
        return new StepReport("Recorded", tracked.RequestId);
    }
}
