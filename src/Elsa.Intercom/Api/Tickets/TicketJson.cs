using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Reads tickets field by field, so that one odd field in a response doesn't hide the others.</summary>
internal static class TicketJson
{
    public static Ticket? Read(IntercomAnswer answer) => Read(answer.Body) is { } ticket ? ticket with { RequestId = answer.RequestId } : null;

    public static Ticket? Read(JToken item)
    {
        if (item is not JObject json || json.Id("id") is not { } id)
            return null;

        var attributes = json.Object("ticket_attributes");

        return new Ticket
        {
            Id = id,
            Number = json.Id("ticket_id"),
            TypeId = json.Object("ticket_type")?.Id("id"),

            // Before 2.12 the state is a text.
            State = json.Object("ticket_state")?.Text("category") ?? json.Text("ticket_state"),
            Title = attributes?.Text(TicketAttributes.Title),
            Description = attributes?.Text(TicketAttributes.Description),
            ShowsAttributes = attributes != null,
            ContactIds = [.. Items(json.Object("contacts"), "contacts").Select(contact => contact.Text("id")).OfType<string>()],

            // Intercom writes 0 for nobody, which is not an id.
            AdminAssigneeId = json.Id("admin_assignee_id"),
            TeamAssigneeId = json.Id("team_assignee_id"),
            CreatedAt = json.Time("created_at"),
            FirstStateAt = Items(json.Object("ticket_parts"), "ticket_parts")
                .Where(part => part.Text("part_type")?.StartsWith("ticket_state_updated", StringComparison.Ordinal) == true)
                .Select(part => part.Time("created_at")).FirstOrDefault(),
        };
    }

    public static TicketType? ReadType(JObject json) => json.Id("id") is { } id
        ? new TicketType { Id = id, Name = json.Text("name"), Category = json.Text("category"), Archived = json.Flag("archived") }
        : null;

    private static IEnumerable<JObject> Items(JObject? list, string member) => (list?[member] as JArray ?? []).OfType<JObject>();
}
