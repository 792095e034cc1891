using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Sandbox.Tags;
using Elsa.Intercom.Sandbox.Tickets;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>A conversation as the schemas <c>message</c>, <c>conversation_list_item</c> and <c>conversation</c> describe it (2.14, 2.16).</summary>
internal static class ConversationJson
{
    /// <summary>The response to a new conversation: the message, with its text as sent, and the conversation that it started.</summary>
    public static JsonObject WriteMessage(SandboxConversation conversation) => new()
    {
        ["type"] = "user_message",
        ["id"] = conversation.MessageId,
        ["created_at"] = conversation.CreatedAt.ToUnixTimeSeconds(),
        ["body"] = conversation.Body,
        ["message_type"] = "inapp",
        ["conversation_id"] = conversation.Id
    };

    /// <summary>The conversation with its parts. The message that started it is the source, not a part.</summary>
    public static JsonObject Write(ContactConversation item, ApiVersion version, bool plainText)
    {
        var json = WriteListItem(item, version, plainText);
        json["conversation_parts"] = PartJson.WriteList(item, plainText);
        return json;
    }

    /// <summary>The conversation without its parts, as in lists.</summary>
    public static JsonObject WriteListItem(ContactConversation item, ApiVersion version, bool plainText = false)
    {
        var conversation = item.Conversation;

        return new JsonObject
        {
            ["type"] = "conversation",
            ["id"] = conversation.Id,
            ["title"] = conversation.Title,
            ["created_at"] = conversation.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = conversation.UpdatedAt.ToUnixTimeSeconds(),
            ["waiting_since"] = conversation.WaitingSince?.ToUnixTimeSeconds(),
            ["snoozed_until"] = conversation.SnoozedUntil?.ToUnixTimeSeconds(),
            ["open"] = conversation.IsOpen,
            ["state"] = conversation.State,
            ["read"] = conversation.Read,
            ["priority"] = version.Is216OrNewer ? "none" : "not_priority",
            ["admin_assignee_id"] = Assignee(conversation.AdminAssigneeId, version),
            ["team_assignee_id"] = Assignee(conversation.TeamAssigneeId, version),
            ["tags"] = new JsonObject { ["type"] = "tag.list", ["tags"] = new JsonArray([.. conversation.Tags.Select(TagJson.Write)]) },
            ["conversation_rating"] = null,
            ["source"] = Source(item, plainText),
            ["contacts"] = new JsonObject
            {
                ["type"] = "contact.list",
                ["contacts"] = new JsonArray([.. item.Participants.Select(ContactJson.WriteReference)])
            },
            ["teammates"] = Teammates(conversation.TeammateIds),
            ["custom_attributes"] = Attributes(conversation.CustomAttributes),
            ["first_contact_reply"] = FirstContactReply(conversation),
            ["sla_applied"] = null,
            ["statistics"] = StatisticsJson.Write(conversation),
            ["ticket"] = Ticket(item, version),
            ["linked_objects"] = TicketJson.LinkedObjects([.. item.LinkedTickets.Select(x => TicketJson.Linked("ticket", x.Id, x.Category))]),
            ["ai_agent_participated"] = false,
            ["ai_agent"] = null
        };
    }

    public static JsonObject Attributes(IReadOnlyDictionary<string, JsonElement> attributes)
    {
        var json = new JsonObject();

        foreach (var (name, value) in attributes)
            json[name] = JsonSerializer.SerializeToNode(value);

        return json;
    }

    private static JsonNode? Assignee(string? id, ApiVersion version) =>
        id is not null ? long.Parse(id, CultureInfo.InvariantCulture) : version.Is216OrNewer ? 0 : null;

    private static JsonObject Source(ContactConversation item, bool plainText)
    {
        var conversation = item.Conversation;

        return new JsonObject
        {
            ["type"] = conversation.SourceType,
            ["id"] = conversation.MessageId,
            ["delivered_as"] = conversation.DeliveredAs,
            ["subject"] = conversation.Subject ?? "",
            ["body"] = SourceText(conversation, plainText),
            ["author"] = item.StartedBy is { } admin ? AdminJson.WriteAuthor(admin) : ContactJson.WriteAuthor(item.Contact, item.Contact.Role),
            ["attachments"] = AttachmentJson.Write(conversation.AttachmentUrls),
            ["url"] = null,
            ["redacted"] = false
        };
    }

    /// <summary>The text of the message that started the conversation.</summary>
    public static string SourceText(SandboxConversation conversation, bool plainText) => (conversation.StartedByAdminId, plainText) switch
    {
        (null, true) => conversation.Body,
        (null, false) => MessageText.ToHtml(conversation.Body),
        (_, true) => AdminText.ToPlain(conversation.Body),
        (_, false) => AdminText.ToHtml(conversation.Body)
    };

    // The schema lacks it; the examples have it: null for a conversation that is no ticket.
    private static JsonObject? Ticket(ContactConversation item, ApiVersion version)
    {
        if (item is not { Ticket: { } ticket, TicketType: { } type })
            return null;

        var json = TicketJson.Write(new WholeTicket(ticket.As(item.Conversation), type, item.Contact, item), version);
        json.Remove("ticket_parts");
        return json;
    }

    private static JsonObject? Teammates(IReadOnlyList<string> ids) => ids.Count == 0 ? null : new JsonObject
    {
        ["type"] = "admin.list",
        ["teammates"] = new JsonArray([.. ids.Select(x => new JsonObject { ["type"] = SandboxPart.Admin, ["id"] = x })])
    };

    private static JsonObject? FirstContactReply(SandboxConversation conversation) => conversation.Statistics.FirstContactReplyAt is not { } at ? null
        : new JsonObject { ["created_at"] = at.ToUnixTimeSeconds(), ["type"] = "conversation", ["url"] = null };
}
