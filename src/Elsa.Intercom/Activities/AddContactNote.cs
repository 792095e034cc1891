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

/// <summary>Adds a note to a contact, once per key (<c>POST /contacts/{id}/notes</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Add Intercom Contact Note",
    Description = "Adds a note to a contact's profile, which only teammates see. The Test tab really adds it; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class AddContactNote([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
{
    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        DisplayName = "Identify by",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto,
        Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>The contact that the note is about. Required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>Intercom's id of the teammate who writes the note. By default, the teammate that the connection's token belongs to.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AdminChoices),
        AutoEvaluate = false,
        Description = ConversationInputs.AdminHelp)]
    public Input<string?> Admin { get; set; } = default!;

    /// <summary>The note. HTML is allowed. Required.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Note",
        UIHint = InputUIHints.MultiLine,
        AutoEvaluate = false,
        Description = "The text of the note, for example: Asked for an invoice by post. HTML is allowed.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>The id of the note; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Note ID", Description = "The id of the note. Empty after a dry run or an error.")]
    public Output<string?> NoteId { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ContactInputs.Problems(IdentifyBy, Contact),
        .. LiteralInput.Missing((Body, "Note is empty. Write the text of the note, or use an expression.")),
        .. LiteralInput.Wrong(Admin, ConversationRules.CheckAdmin),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var contact = ContactInputs.Read(step, IdentifyBy, Contact);
        var request = new ContactNoteRequest { Body = step.Message(Body, nameof(Body)), AdminId = step.Text(Admin, nameof(Admin)) };
        var end = await SendAsync(step, AddNoteOperation.Create(step.Get<OperationServices>(), step.Connection, contact, request));
        step.Set(NoteId, end.Result?.NoteId);
        return end.Report;
    }
}
