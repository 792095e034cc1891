using Newtonsoft.Json;

namespace Elsa.Intercom.Client;

/// <summary>Intercom's answer to <c>POST /conversations</c>: a message and the conversation it opened (API 2.14).</summary>
public sealed class CreatedConversation
{
    /// <summary>The id of the conversation, unique within its workspace. Never <see langword="null"/> or blank.</summary>
    [JsonProperty("conversation_id")]
    public string ConversationId { get; set; } = "";

    /// <summary>The id of the message: another number than the conversation's.</summary>
    [JsonProperty("id")]
    public string? MessageId { get; set; }

    /// <summary>When Intercom says the message was created; <see langword="null"/> where it doesn't.</summary>
    [JsonProperty("created_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Intercom's id of the request, for its support; <see langword="null"/> where the answer has none.</summary>
    [JsonIgnore]
    public string? RequestId { get; set; }
}
