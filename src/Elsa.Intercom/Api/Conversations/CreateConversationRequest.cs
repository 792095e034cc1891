using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /conversations</c> (API 2.14; newer fields say so). A <see langword="null"/> is left out.</summary>
public sealed class CreateConversationRequest
{
    /// <summary>The contact who speaks. Required.</summary>
    [JsonProperty("from")]
    public ConversationAuthor From { get; set; } = new();

    /// <summary>The message, in plain text: Intercom supports no HTML here. Required.</summary>
    [JsonProperty("body")]
    public string Body { get; set; } = "";

    /// <summary>A subject. Intercom uses it for email only.</summary>
    [JsonProperty("subject")]
    public string? Subject { get; set; }

    /// <summary>The channel. Third-party descriptions of the API have it; no official one does.</summary>
    [JsonProperty("message_type")]
    public string? MessageType { get; set; }

    /// <summary>Up to 10 absolute http or https addresses of images.</summary>
    [JsonProperty("attachment_urls")]
    public IReadOnlyList<string>? AttachmentUrls { get; set; }

    /// <summary>When the conversation began, for migrations: after 2010 and not in the future. From API 2.11. Sent in whole seconds.</summary>
    [JsonProperty("created_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The brand the conversation belongs to. From API 2.16.</summary>
    [JsonProperty("brand_id")]
    public string? BrandId { get; set; }

    /// <summary>The same conversation from a different author.</summary>
    internal CreateConversationRequest By(ConversationAuthor author)
    {
        var copy = (CreateConversationRequest)MemberwiseClone();
        copy.From = author;
        return copy;
    }

    internal IntercomRequest ToSend() => Routes.CreateConversation with { Body = this, Private = [Body, Subject, .. AttachmentUrls ?? []] };
}
