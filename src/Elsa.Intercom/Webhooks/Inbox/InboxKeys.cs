using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Elsa.Intercom.Webhooks.Inbox;

/// <summary>
/// The hashes that tell entries apart. Intercom's ids are unique within a workspace only. They are hashed because an index entry has a largest length.
/// </summary>
internal static class InboxKeys
{
    /// <summary>
    /// Topics of a new part that speaks. Intercom reports a bot's reply under two of them, with two notifications. Other topics may report a part again for a
    /// different reason, such as a second tag.
    /// </summary>
    private static readonly HashSet<string> Replies =
        new(["conversation.user.replied", "conversation.admin.replied", "conversation.operator.replied"], StringComparer.Ordinal);

    public static string Notification(WebhookNotification notification) => Hash(notification.AppId, "notification", notification.Id);

    public static string? Part(WebhookNotification notification) =>
        notification.PartId != null && Replies.Contains(notification.Topic) ? Hash(notification.AppId, "part", notification.PartId) : null;

    public static string Conversation(WebhookNotification notification) =>
        notification.ConversationId == null ? Notification(notification) : Hash(notification.AppId, "conversation", notification.ConversationId);

    private static string Hash(string appId, string kind, string id) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{appId.Length}:{appId};{kind};{id}"))));
}
