using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Makes a conversation a ticket, once per key (<c>POST /conversations/{id}/convert</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Convert Intercom Conversation to Ticket",
    Description = "Makes a conversation a ticket for the customer, and outputs its id and its number. It can't be undone. "
        + "The Test tab really converts it; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class ConvertToTicket([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>Intercom's id of a ticket type of the category Customer. Required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.What,
        DisplayName = "Ticket type",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TicketTypeChoices),
        AutoEvaluate = false,
        Description = TicketInputs.TypeHelp + " Only a type for customer tickets will do.")]
    public Input<string> TicketType { get; set; } = default!;

    /// <summary>The title. Not sent by default.</summary>
    [Input(Order = 40, Category = InputGroups.What, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = TicketInputs.TitleHelp)]
    public Input<string?> Title { get; set; } = default!;

    /// <summary>The description. Not sent by default.</summary>
    [Input(Order = 50, Category = InputGroups.What, UIHint = InputUIHints.MultiLine, AutoEvaluate = false, Description = TicketInputs.DescriptionHelp)]
    public Input<string?> Description { get; set; } = default!;

    /// <summary>More attributes of the ticket type by name. None by default.</summary>
    [Input(Order = 60, Category = InputGroups.What, UIHint = InputUIHints.Dictionary, AutoEvaluate = false, Description = TicketInputs.AttributesHelp)]
    public Input<IDictionary<string, object>?> Attributes { get; set; } = default!;

    /// <summary>The id of the ticket; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Ticket ID", Description = TicketInputs.IdHelp)]
    public Output<string?> TicketId { get; set; } = default!;

    /// <summary>The number of the ticket in the inbox.</summary>
    [Output(DisplayName = "Ticket number", Description = TicketInputs.NumberHelp)]
    public Output<string?> TicketNumber { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ConversationInputs.Problems(Conversation),
        .. TicketInputs.Problems(TicketType),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var request = new ConvertToTicketRequest
        {
            TicketTypeId = step.Text(TicketType!, nameof(TicketType)) ?? "",
            Title = step.Text(Title, nameof(Title)),
            Description = step.Text(Description, nameof(Description)),
            Attributes = await step.AttributesAsync(Attributes, nameof(Attributes)),
        };

        var conversation = step.Text(Conversation!, nameof(Conversation)) ?? "";
        var end = await SendAsync(step, ConvertToTicketOperation.Create(step.Get<OperationServices>(), step.Connection, conversation, request));
        step.Set(TicketId, end.Result?.TicketId);
        step.Set(TicketNumber, end.Result?.TicketNumber);
        return end.Report;
    }
}
