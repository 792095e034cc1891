using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /conversations/{id}/reply</c> for a reply by a teammate (API 2.14).</summary>
public sealed class ReplyRequest
{
    /// <summary><c>comment</c>, which the contact sees, or <c>note</c>, which only teammates see. <c>comment</c> by default.</summary>
    [JsonProperty("message_type")]
    public string MessageType { get; set; } = "comment";

    /// <summary>Intercom's id of the teammate who replies. Required.</summary>
    [JsonProperty("admin_id")]
    public string AdminId { get; set; } = "";

    /// <summary>The text; HTML is allowed. Required.</summary>
    [JsonProperty("body")]
    public string Body { get; set; } = "";

    /// <summary>Who replies: <c>admin</c>, a teammate.</summary>
    [JsonProperty("type")]
    public string Type { get; set; } = "admin";

    internal IntercomRequest ToSend(string conversationId) =>
        Routes.ReplyToConversation(conversationId) with { Body = this, Private = [Body, DisplayedText.Normalize(Body)] };
}
