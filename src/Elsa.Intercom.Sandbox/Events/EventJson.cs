using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Conversations;

namespace Elsa.Intercom.Sandbox.Events;

/// <summary>Events as the schemas <c>data_event</c> and <c>data_event_summary</c> describe them (2.14, 2.16).</summary>
internal static class EventJson
{
    public static JsonArray Write(IEnumerable<SandboxEvent> events, SandboxContact contact) => new([.. events.Select(x => Write(x, contact))]);

    public static JsonArray WriteSummary(IEnumerable<SandboxEvent> events) => new(
    [
        .. events.GroupBy(x => x.Name).Select(x => new JsonObject
        {
            ["name"] = x.Key,
            ["first"] = Text(x.Min(e => e.CreatedAt)),
            ["last"] = Text(x.Max(e => e.CreatedAt)),
            ["count"] = x.Count(),
            ["description"] = ""
        })
    ]);

    /// <summary>The contact's own id and email address, absent rather than null.</summary>
    public static void AddIdentity(JsonObject json, SandboxContact contact)
    {
        if (contact.ExternalId is not null)
            json["user_id"] = contact.ExternalId;

        if (contact.Email is not null)
            json["email"] = contact.Email;
    }

    private static JsonObject Write(SandboxEvent item, SandboxContact contact)
    {
        var json = new JsonObject
        {
            ["type"] = "event",
            ["id"] = item.Id,
            ["event_name"] = item.Name,
            ["created_at"] = item.CreatedAt.ToUnixTimeSeconds(),
            ["intercom_user_id"] = contact.Id,
            ["metadata"] = ConversationJson.Attributes(item.Metadata)
        };

        AddIdentity(json, contact);
        return json;
    }

    private static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
