using System.Globalization;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Tickets;

/// <summary>
/// Types and states of tickets as the schemas <c>ticket_type</c> and <c>ticket_state</c> describe them (2.14, 2.16). The attributes stand in
/// <c>data</c>, as in all examples.
/// </summary>
internal static class TicketTypeJson
{
    /// <summary>A type with its states, as the routes of types return it.</summary>
    public static JsonObject Write(SandboxTicketType type)
    {
        var json = WriteOfTicket(type);
        json["ticket_states"] = List(TicketState.All.Select(Write));
        return json;
    }

    /// <summary>A type without its states, as tickets contain it.</summary>
    public static JsonObject WriteOfTicket(SandboxTicketType type)
    {
        var createdAt = type.CreatedAt.ToUnixTimeSeconds();
        var json = Summary(type);
        json["workspace_id"] = Workspace.Id;
        json["created_at"] = createdAt;
        json["updated_at"] = createdAt;
        json["ticket_type_attributes"] = List(type.Fields.Select((x, i) => Attribute(type, x, i, createdAt)));
        return json;
    }

    public static JsonObject Write(TicketState state) => new()
    {
        ["type"] = "ticket_state",
        ["id"] = state.Id,
        ["category"] = state.Category,
        ["internal_label"] = state.InternalLabel,
        ["external_label"] = state.ExternalLabel
    };

    /// <summary>A state with the types that have it: the schema <c>ticket_state_detailed</c>.</summary>
    public static JsonObject WriteDetailed(TicketState state, IEnumerable<SandboxTicketType> types)
    {
        var json = Write(state);
        json["archived"] = false;
        json["ticket_types"] = List(types.Select(Summary));
        return json;
    }

    public static JsonObject List(IEnumerable<JsonObject> items) => new() { ["type"] = "list", ["data"] = new JsonArray([.. items]) };

    private static JsonObject Summary(SandboxTicketType type) => new()
    {
        ["type"] = "ticket_type",
        ["id"] = type.Id,
        ["name"] = type.Name,
        ["description"] = type.Description,
        ["icon"] = type.Icon,
        ["archived"] = type.Archived,
        ["is_internal"] = false,
        ["category"] = type.Category
    };

    private static JsonObject Attribute(SandboxTicketType type, SandboxTicketField attribute, int index, long createdAt) => new()
    {
        ["type"] = "ticket_type_attribute",
        ["id"] = type.FieldId(index),
        ["workspace_id"] = Workspace.Id,
        ["name"] = attribute.Name,
        ["description"] = "",
        ["data_type"] = attribute.DataType,
        ["input_options"] = new JsonObject { ["multiline"] = attribute.Multiline },
        ["order"] = index,
        ["required_to_create"] = attribute.Required,
        ["required_to_create_for_contacts"] = false,
        ["visible_on_create"] = true,
        ["visible_to_contacts"] = true,
        ["default"] = attribute.IsDefault,
        ["ticket_type_id"] = long.Parse(type.Id, CultureInfo.InvariantCulture),
        ["archived"] = false,
        ["created_at"] = createdAt,
        ["updated_at"] = createdAt
    };
}
