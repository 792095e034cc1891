using System.Text.Json;
using Elsa.Intercom.Sandbox.Search;
using Elsa.Intercom.Sandbox.Storage;
using static Elsa.Intercom.Sandbox.Search.SearchFieldType;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>The accepted fields of POST /tickets/search (2.14, 2.16).</summary>
internal static class TicketSearchFields
{
    private const string AttributePrefix = "ticket_attribute.";

    public static SearchFields All { get; } = new(
        SearchFields.Table(
            (Text, ["id", "title", "description", "category", "ticket_type_id", "contact_ids", "teammate_ids", "admin_assignee_id", "team_assignee_id",
                "state"]),
            (SearchFieldType.Boolean, ["open"]),
            (Moment, ["created_at", "updated_at", "snoozed_until"])),
        ComparisonsInclude: true,
        AttributePrefix);

    public static IReadOnlyList<object> Read(WholeTicket item, string field) => field switch
    {
        // The description does not say which state it means: that of the conversation, or that of the ticket.
        "state" => [item.Conversation?.Conversation.State ?? SandboxConversation.Open, item.Ticket.State],
        "teammate_ids" => item.Conversation?.Conversation.TeammateIds ?? [],
        _ => Value(item, field) is { } value ? [value] : []
    };

    private static object? Value(WholeTicket item, string field) => field switch
    {
        "id" => item.Ticket.Id,
        "created_at" => item.Ticket.CreatedAt.ToUnixTimeSeconds(),
        "updated_at" => item.Ticket.UpdatedAt.ToUnixTimeSeconds(),
        "snoozed_until" => item.SnoozedUntil?.ToUnixTimeSeconds(),
        "title" => Attribute(item.Ticket, SandboxTicketField.Title),
        "description" => Attribute(item.Ticket, SandboxTicketField.Text),
        "ticket_type_id" => item.Type.Id,
        "contact_ids" => item.Contact.Id,
        "admin_assignee_id" => item.Ticket.AdminAssigneeId,
        "team_assignee_id" => item.Ticket.TeamAssigneeId,
        "open" => item.IsOpen,

        // "Specific terms must be used instead of the category names."
        "category" => item.Type.Category switch { SandboxTicketType.Customer => "request", SandboxTicketType.BackOffice => "task", _ => "tracker" },
        _ => AttributeById(item, field[AttributePrefix.Length..])
    };

    private static string? AttributeById(WholeTicket item, string id) => item.Type.Fields
        .Where((_, i) => item.Type.FieldId(i) == id)
        .Select(x => Attribute(item.Ticket, x.Name))
        .FirstOrDefault();

    private static string? Attribute(SandboxTicket ticket, string name) =>
        ticket.Attributes.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
