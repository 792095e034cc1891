using Elsa.Intercom.Api;
using Elsa.Intercom.Validation;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>What the activities that make tickets share.</summary>
internal static class TicketInputs
{
    public const string TypeHelp = "The type of the ticket, or its Intercom id, for example 1234.";

    public const string TitleHelp = "The title of the ticket, for example Invoice is missing.";

    public const string DescriptionHelp = "What the ticket is about, for example: The invoice of May was not sent.";

    public const string AttributesHelp = "The other attributes of the ticket type by name, for example priority: high. A list takes the id of its option. "
        + "What you type is a text; for a number or true, choose JavaScript.";

    public const string IdHelp = "The id of the ticket, for later activities. Empty after a dry run or an error.";

    public const string NumberHelp = "The number of the ticket that teammates and the contact see. Requests need the ticket ID, not this one.";

    /// <summary>What is known to be wrong before a run.</summary>
    public static IEnumerable<string> Problems(Input<string> type) =>
    [
        .. LiteralInput.Missing((type, "Ticket type is empty. Choose the type of the ticket, or use an expression.")),
        .. LiteralInput.Wrong(type, TicketRules.CheckType),
    ];
}
