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

/// <summary>Creates a ticket for a contact, once per key (<c>POST /tickets</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Create Intercom Ticket",
    Description = "Creates a ticket for a contact, and outputs its id and its number. The Test tab really creates it; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class CreateTicket([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
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

    /// <summary>The contact that the ticket is for. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>Intercom's id of the ticket type. Required.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        DisplayName = "Ticket type",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TicketTypeChoices),
        AutoEvaluate = false,
        Description = TicketInputs.TypeHelp)]
    public Input<string> TicketType { get; set; } = default!;

    /// <summary>The title. Not sent by default.</summary>
    [Input(Order = 50, Category = InputGroups.What, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = TicketInputs.TitleHelp)]
    public Input<string?> Title { get; set; } = default!;

    /// <summary>The description. Not sent by default.</summary>
    [Input(Order = 60, Category = InputGroups.What, UIHint = InputUIHints.MultiLine, AutoEvaluate = false, Description = TicketInputs.DescriptionHelp)]
    public Input<string?> Description { get; set; } = default!;

    /// <summary>More attributes of the ticket type by name. None by default.</summary>
    [Input(Order = 70, Category = InputGroups.What, UIHint = InputUIHints.Dictionary, AutoEvaluate = false, Description = TicketInputs.AttributesHelp)]
    public Input<IDictionary<string, object>?> Attributes { get; set; } = default!;

    /// <summary>
    /// <c>nobody</c>, <c>admin:</c> or <c>team:</c> with Intercom's id, or digits alone, which name a teammate. Nobody by default. API 2.14 or newer.
    /// </summary>
    [Input(
        Order = 80,
        Category = InputGroups.Extras,
        DisplayName = "Assign to",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AssigneeChoices),
        AutoEvaluate = false,
        Description = "Who looks after the ticket, for example admin:991267715 for a teammate, team:814865 for a team, or nobody. "
            + "Needs API version 2.14 or newer.")]
    public Input<string?> AssignTo { get; set; } = default!;

    /// <summary>Whether Intercom notifies nobody of the new ticket. <see langword="false"/> by default. API 2.13 or newer.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.Extras,
        DisplayName = "Skip notifications",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Whether nobody is notified of the new ticket. Needs API version 2.13 or newer.")]
    public Input<bool> SkipNotifications { get; set; } = new(false);

    /// <summary>The id of the ticket; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Ticket ID", Description = TicketInputs.IdHelp)]
    public Output<string?> TicketId { get; set; } = default!;

    /// <summary>The number of the ticket in the inbox.</summary>
    [Output(DisplayName = "Ticket number", Description = TicketInputs.NumberHelp)]
    public Output<string?> TicketNumber { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ContactInputs.Problems(IdentifyBy, Contact),
        .. TicketInputs.Problems(TicketType),
        .. LiteralInput.Wrong(AssignTo, text => Assignee.Read(text)),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var assignee = step.Text(AssignTo, nameof(AssignTo)) is { } text ? Assignee.Read(text) : null;
        var request = new CreateTicketRequest
        {
            TicketTypeId = step.Text(TicketType!, nameof(TicketType)) ?? "",
            Title = step.Text(Title, nameof(Title)),
            Description = step.Text(Description, nameof(Description)),
            Attributes = await step.AttributesAsync(Attributes, nameof(Attributes)),
            AdminAssigneeId = assignee is { IsTeam: false } ? assignee.Id : null,
            TeamAssigneeId = assignee is { IsTeam: true } ? assignee.Id : null,
            SkipNotifications = step.Boolean(SkipNotifications, nameof(SkipNotifications)) ? true : null,
        };

        var contact = ContactInputs.Read(step, IdentifyBy, Contact);
        var end = await SendAsync(step, CreateTicketOperation.Create(step.Get<OperationServices>(), step.Connection, contact, request));
        step.Set(TicketId, end.Result?.TicketId);
        step.Set(TicketNumber, end.Result?.TicketNumber);
        return end.Report;
    }
}
