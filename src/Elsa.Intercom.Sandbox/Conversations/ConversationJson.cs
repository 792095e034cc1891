using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;

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
        var (conversation, contact, _) = item;
        var createdAt = conversation.CreatedAt.ToUnixTimeSeconds();
        JsonNode? unassigned = version.Is216OrNewer ? 0 : null;

        return new JsonObject
        {
            ["type"] = "conversation",
            ["id"] = conversation.Id,
            ["title"] = null,
            ["created_at"] = createdAt,
            ["updated_at"] = item.UpdatedAt.ToUnixTimeSeconds(),
            ["waiting_since"] = item.WaitingSince?.ToUnixTimeSeconds(),
            ["snoozed_until"] = null,
            ["open"] = true,
            ["state"] = "open",
            ["read"] = false,
            ["priority"] = version.Is216OrNewer ? "none" : "not_priority",
            ["admin_assignee_id"] = unassigned,
            ["team_assignee_id"] = unassigned?.DeepClone(),
            ["tags"] = new JsonObject { ["type"] = "tag.list", ["tags"] = new JsonArray() },
            ["conversation_rating"] = null,
            ["source"] = Source(conversation, contact, plainText),
            ["contacts"] = new JsonObject { ["type"] = "contact.list", ["contacts"] = new JsonArray(ContactJson.WriteReference(contact)) },
            ["teammates"] = Teammates(item.TeammateIds),
            ["custom_attributes"] = new JsonObject(),
            ["first_contact_reply"] = new JsonObject { ["created_at"] = createdAt, ["type"] = "conversation", ["url"] = null },
            ["sla_applied"] = null,
            ["statistics"] = null,
            ["linked_objects"] = new JsonObject { ["type"] = "list", ["data"] = new JsonArray(), ["total_count"] = 0, ["has_more"] = false },
            ["ai_agent_participated"] = false,
            ["ai_agent"] = null
        };
    }

    private static JsonObject Source(SandboxConversation conversation, SandboxContact contact, bool plainText) => new()
    {
        ["type"] = "conversation",
        ["id"] = conversation.MessageId,
        ["delivered_as"] = "customer_initiated",
        ["subject"] = conversation.Subject ?? "",
        ["body"] = plainText ? conversation.Body : MessageText.ToHtml(conversation.Body),
        ["author"] = ContactJson.WriteAuthor(contact, contact.Role),
        ["attachments"] = AttachmentJson.Write(conversation.AttachmentUrls),
        ["url"] = null,
        ["redacted"] = false
    };

    private static JsonObject? Teammates(IReadOnlyList<string> ids) => ids.Count == 0 ? null : new JsonObject
    {
        ["type"] = "admin.list",
        ["teammates"] = new JsonArray([.. ids.Select(x => new JsonObject { ["type"] = SandboxPart.Admin, ["id"] = x })])
    };
}
