using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Messages;

/// <summary>POST /messages: messages that an admin sends.</summary>
internal sealed class MessageRoutes(SandboxStore store, IdGenerator ids)
{
    public ApiAnswer Send(ApiRequest request)
    {
        var message = MessageRequest.Read(request, store) with { Id = ids.NewMessageId() };
        SandboxConversation? conversation = null;

        if (MessageRequest.OpensConversation(request.Body))
        {
            conversation = Conversation(message, request);
            message = message with { ConversationId = conversation.Id };
        }

        store.AddMessage(message, conversation);
        return ApiAnswer.Ok(Write(message), stored: true);
    }

    private SandboxConversation Conversation(SandboxMessage message, ApiRequest request)
    {
        var conversation = new SandboxConversation
        {
            Id = ids.NewConversationId(),
            MessageId = message.Id,
            ContactId = message.ContactIds[0],
            StartedByAdminId = message.AdminId,
            Body = message.Body,
            Subject = message.Subject,
            SourceType = message.MessageType == SandboxMessage.Email ? SandboxMessage.Email : "conversation",
            WorkflowInstanceId = request.WorkflowInstanceId,
            CreatedAt = message.CreatedAt,
            StoredAt = request.Time.Real
        };

        return message.ContactIds.Count == 1 ? conversation : conversation with { ContactIds = [.. message.ContactIds.Distinct()] };
    }

    /// <summary>The schema <c>message</c>, without a conversation_id: "there will be no conversation present until the contact responds".</summary>
    private JsonObject Write(SandboxMessage message)
    {
        var json = new JsonObject
        {
            ["type"] = "admin_message",
            ["id"] = message.Id,
            ["created_at"] = message.CreatedAt.ToUnixTimeSeconds(),
            ["body"] = message.Body,
            ["message_type"] = message.MessageType,
            ["owner"] = AdminJson.WriteOwner(store.RequireAdmin(message.AdminId))
        };

        // Absent rather than null: the schema does not allow null.
        if (message.Subject is not null)
            json["subject"] = message.Subject;

        return json;
    }
}
