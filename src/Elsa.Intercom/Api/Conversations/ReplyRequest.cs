using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>
/// The body of <c>POST /conversations/{id}/reply</c>, by a teammate or by a contact (API 2.14; newer fields say so). A <see langword="null"/> is left out.
/// </summary>
public sealed class ReplyRequest
{
    internal const string ByAdmin = "admin";
    internal const string ByContact = "user";
    internal const string Comment = "comment";
    internal const string Note = "note";
    internal const string QuickReply = "quick_reply";

    /// <summary>
    /// <c>comment</c>, which the contact sees; <c>note</c>, which only teammates see; or <c>quick_reply</c>, buttons for the contact (from API 2.14).
    /// <c>comment</c> by default. A contact can only comment.
    /// </summary>
    [JsonProperty("message_type")]
    public string MessageType { get; set; } = Comment;

    /// <summary>Intercom's id of the teammate who replies. Required for a reply by a teammate.</summary>
    [JsonProperty("admin_id")]
    public string? AdminId { get; set; }

    /// <summary>Intercom's id of the contact who replies. Required for a reply by a contact.</summary>
    [JsonProperty("intercom_user_id")]
    public string? ContactId { get; set; }

    /// <summary>The text; HTML is allowed for a teammate. Required for comments and notes.</summary>
    [JsonProperty("body")]
    public string? Body { get; set; }

    /// <summary>Who replies: <c>admin</c>, a teammate, or <c>user</c>, a contact, even if it is a lead. <c>admin</c> by default.</summary>
    [JsonProperty("type")]
    public string Type { get; set; } = ByAdmin;

    /// <summary>The buttons of a quick reply. From API 2.14.</summary>
    [JsonProperty("reply_options")]
    public IReadOnlyList<QuickReplyOption>? QuickReplies { get; set; }

    /// <summary>Up to 10 absolute http or https addresses of images.</summary>
    [JsonProperty("attachment_urls")]
    public IReadOnlyList<string>? AttachmentUrls { get; set; }

    /// <summary>When the reply was written, for migrations. From API 2.11. Sent in whole seconds.</summary>
    [JsonProperty("created_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Whether Intercom notifies nobody of the reply, which is visible all the same. From API 2.15.</summary>
    [JsonProperty("skip_notifications")]
    public bool? SkipNotifications { get; set; }

    /// <summary>The text that people see: of a quick reply, its buttons.</summary>
    internal string Shown => MessageType == QuickReply ? string.Join('\n', (QuickReplies ?? []).Select(option => option.Text)) : Body ?? "";

    /// <summary>The same reply from an author who was looked up.</summary>
    internal ReplyRequest By(string author)
    {
        var copy = (ReplyRequest)MemberwiseClone();
        (copy.AdminId, copy.ContactId) = Type == ByAdmin ? (author, ContactId) : (AdminId, author);
        return copy;
    }

    internal IntercomRequest ToSend(string conversationId) => Routes.ReplyToConversation(conversationId) with
    {
        Body = this,
        Private = [Body, DisplayedText.Normalize(Shown), .. AttachmentUrls ?? [], .. (QuickReplies ?? []).Select(option => option.Text)],
    };
}
