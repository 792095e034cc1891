using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Checks a ticket before anything is sent (API 2.14).</summary>
internal static class TicketRules
{
    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(CreateTicketRequest request, IntercomConnection connection, string connectionName, DateTimeOffset now)
    {
        CheckType(request.TicketTypeId);
        CheckAttributes(request.Title, request.Description, request.Attributes);

        if (request.AdminAssigneeId != null && request.TeamAssigneeId != null)
            throw IntercomException.Invalid("Assign to names a teammate and a team. Name one of them.");

        TextRules.CheckId(request.AdminAssigneeId, "Assign to", "Use the Intercom id of the teammate, for example 991267715.");
        TextRules.CheckId(request.TeamAssigneeId, "Assign to", "Use the Intercom id of the team, for example 814865.");
        ConversationRules.CheckCreatedAt(request.CreatedAt, now);

        VersionRules.Check(connection, connectionName, isGiven: true, "Ticket type", "ticket_type_id", "2.9");
        VersionRules.Check(connection, connectionName, request.CreatedAt != null, "Created at", "created_at", "2.11");
        VersionRules.Check(connection, connectionName, request.SkipNotifications != null, "Skip notifications", "skip_notifications", "2.13");
        VersionRules.Check(connection, connectionName, request.Assignment != null, "Assign to", "assignment", "2.14");
    }

    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(string conversationId, ConvertToTicketRequest request, IntercomConnection connection, string connectionName)
    {
        ConversationRules.CheckConversation(conversationId);
        CheckType(request.TicketTypeId);
        CheckAttributes(request.Title, request.Description, request.Attributes);
        VersionRules.Check(connection, connectionName, isGiven: true, "Ticket type", "ticket_type_id", "2.10");
    }

    /// <exception cref="IntercomException">The text is not the id of a ticket type.</exception>
    public static void CheckType(string id) => TextRules.CheckDigits(id, "Ticket type", "Use the Intercom id of the ticket type, for example 1234.");

    private static void CheckAttributes(string? title, string? description, IReadOnlyDictionary<string, object?>? attributes)
    {
        TextRules.Check(title, "Title");
        TextRules.Check(description, "Description");

        foreach (var (name, value) in attributes ?? new Dictionary<string, object?>())
        {
            TextRules.Check(name, "The name of an attribute");
            TextRules.Check(value as string, "An attribute");
        }

        CheckOnce("Title", title, TicketAttributes.Title, attributes);
        CheckOnce("Description", description, TicketAttributes.Description, attributes);
    }

    private static void CheckOnce(string input, string? value, string name, IReadOnlyDictionary<string, object?>? attributes)
    {
        if (value != null && attributes?.ContainsKey(name) == true)
            throw IntercomException.Invalid($"{input} is given, and Attributes has {name}, which is the same. Give one of them.");
    }
}
