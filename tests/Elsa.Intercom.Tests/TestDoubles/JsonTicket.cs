using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Tickets in the format of Intercom's API 2.14.</summary>
internal static class JsonTicket
{
    public static JObject Create(
        string id = "611",
        string type = "53",
        string? title = "Invoice is missing",
        string? description = "The one of May.",
        DateTimeOffset? at = null,
        string? contact = Sample.ContactId) => new()
        {
            ["type"] = "ticket",
            ["id"] = id,
            ["ticket_id"] = "22",
            ["ticket_attributes"] = new JObject { ["_default_title_"] = title, ["_default_description_"] = description },
            ["ticket_state"] = new JObject { ["type"] = "ticket_state", ["id"] = "7493", ["category"] = "submitted" },
            ["ticket_type"] = new JObject { ["type"] = "ticket_type", ["id"] = type },
            ["contacts"] = contact == null ? null : new JObject { ["contacts"] = new JArray(new JObject { ["type"] = "contact", ["id"] = contact }) },
            ["admin_assignee_id"] = "0",
            ["team_assignee_id"] = "8",
            ["created_at"] = (at ?? TestClock.Start).ToUnixTimeSeconds(),
            ["request_id"] = "request-1",
        };

    /// <summary>A conversation that became a ticket, with the part that shows when.</summary>
    public static JObject Converted(DateTimeOffset? at = null, string type = "53", string? title = "Invoice is missing", string? description = null)
    {
        var ticket = Create(type: type, title: title, description: description, at: TestClock.Start.AddDays(-3));
        var parts = new JArray(
            new JObject { ["part_type"] = "comment", ["created_at"] = TestClock.Start.AddDays(-3).ToUnixTimeSeconds() },
            new JObject { ["part_type"] = "ticket_state_updated_by_admin", ["created_at"] = (at ?? TestClock.Start).ToUnixTimeSeconds() },
            new JObject { ["part_type"] = "ticket_state_updated_by_admin", ["created_at"] = TestClock.Start.AddDays(1).ToUnixTimeSeconds() });
        ticket["ticket_parts"] = new JObject { ["ticket_parts"] = parts };
        return ticket;
    }

    public static JObject List(string? next = null, params JObject[] tickets) => new()
    {
        ["type"] = "ticket.list",
        ["tickets"] = new JArray(tickets.Cast<object>().ToArray()),
        ["pages"] = new JObject { ["next"] = next == null ? null : new JObject { ["starting_after"] = next } },
    };
}
