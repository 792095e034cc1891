using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Checks a reply before anything is sent (API 2.14 and 2.15).</summary>
internal static class ReplyRules
{
    /// <exception cref="IntercomException">A value is invalid. The message says how to correct it.</exception>
    public static void Check(string conversationId, ReplyRequest request, IntercomConnection connection, string connectionName)
    {
        ConversationRules.CheckConversation(conversationId);

        if (request.Type == ReplyRequest.ByAdmin)
            ConversationRules.CheckAdmin(request.AdminId ?? "");
        else if (request.Type != ReplyRequest.ByContact)
            throw IntercomException.Invalid("A reply is by admin or by user; a lead is a user here too.");
        else if (string.IsNullOrWhiteSpace(request.ContactId))
            throw IntercomException.Invalid("No contact is given. Set the id of the contact who replies.");

        CheckContent(request);
        VersionRules.Check(connection, connectionName, request.QuickReplies != null, "Quick replies", "reply_options", "2.14");
        VersionRules.Check(connection, connectionName, request.SkipNotifications != null, "Skip notifications", "skip_notifications", "2.15");
        VersionRules.Check(connection, connectionName, request.CreatedAt != null, "Created at", "created_at", "2.11");
    }

    /// <summary>Checks what doesn't depend on the author and the connection.</summary>
    /// <exception cref="IntercomException">A value is invalid.</exception>
    public static void CheckContent(ReplyRequest request)
    {
        var isQuickReply = request.MessageType == ReplyRequest.QuickReply;

        if (request.Type == ReplyRequest.ByContact && request.MessageType != ReplyRequest.Comment)
            throw IntercomException.Invalid("A contact writes no notes and no quick replies. Choose Comment in Kind, or reply as a teammate.");

        if (!isQuickReply && string.IsNullOrWhiteSpace(request.Body))
            throw IntercomException.Invalid("Message is empty. Intercom writes no reply without a text.");

        if (isQuickReply && request.QuickReplies is not { Count: > 0 })
            throw IntercomException.Invalid("Quick replies is empty. Give the text of each button.");

        if (!isQuickReply && request.QuickReplies != null)
            throw IntercomException.Invalid("Quick replies are given, and Kind is not Quick reply. Choose Quick reply in Kind, or leave them out.");

        if (request.QuickReplies?.Any(option => string.IsNullOrWhiteSpace(option.Text)) == true)
            throw IntercomException.Invalid("A quick reply is empty. Give each button a text.");

        TextRules.Check(request.Body, "Message");

        foreach (var option in request.QuickReplies ?? [])
            TextRules.Check(option.Text, "Quick replies");

        ConversationRules.CheckAttachments(request.AttachmentUrls);
    }
}
