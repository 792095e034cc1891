using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>A ticket as the schema <c>ticket</c> describes it (2.14, 2.16).</summary>
internal static class TicketJson
{
    public static JsonObject Write(WholeTicket item, ApiVersion version)
    {
        var ticket = item.Ticket;
        var json = new JsonObject
        {
            ["type"] = "ticket",
            ["id"] = ticket.Id,
            ["ticket_id"] = ticket.Number,
            ["ticket_attributes"] = ConversationJson.Attributes(ticket.Attributes),
            ["ticket_state"] = TicketTypeJson.Write(TicketState.Of(ticket.State)),
            ["ticket_type"] = TicketTypeJson.WriteOfTicket(item.Type),
            ["contacts"] = new JsonObject { ["type"] = "contact.list", ["contacts"] = new JsonArray(ContactJson.WriteReference(item.Contact)) },
            ["admin_assignee_id"] = Assignee(ticket.AdminAssigneeId, version),
            ["team_assignee_id"] = Assignee(ticket.TeamAssigneeId, version),
            ["created_at"] = ticket.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = ticket.UpdatedAt.ToUnixTimeSeconds(),
            ["ticket_parts"] = TicketPartJson.WriteList(item),
            ["open"] = item.IsOpen,
            ["linked_objects"] = LinkedObjects(ticket.LinkedConversationId is { } id ? [Linked("conversation", id, null)] : []),
            ["category"] = item.Type.Category,
            ["is_shared"] = item.Type.Category == SandboxTicketType.Customer
        };

        // Absent rather than null: the schema does not allow null.
        if (item.SnoozedUntil is { } until)
            json["snoozed_until"] = until.ToUnixTimeSeconds();

        if (version.Is216OrNewer)
            json["previous_ticket_state_id"] = null;

        return json;
    }

    /// <summary>The schema <c>linked_object_list</c>.</summary>
    public static JsonObject LinkedObjects(IReadOnlyList<JsonObject> items) => new()
    {
        ["type"] = "list",
        ["data"] = new JsonArray([.. items]),
        ["total_count"] = items.Count,
        ["has_more"] = false
    };

    public static JsonObject Linked(string type, string id, string? category) => new() { ["type"] = type, ["id"] = id, ["category"] = category };

    // A string up to 2.15, a number from 2.16 on; 0 for nobody in both.
    private static JsonNode Assignee(string? id, ApiVersion version) =>
        version.Is216OrNewer ? long.Parse(id ?? "0", CultureInfo.InvariantCulture) : id ?? "0";
}
