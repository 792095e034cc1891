using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The contact who speaks in a new conversation (<c>from</c>, API 2.14).</summary>
public sealed class ConversationAuthor
{
    /// <summary><c>user</c>, <c>lead</c> or <c>contact</c>. Sent unchanged; Intercom checks it. <c>user</c> by default.</summary>
    [JsonProperty("type")]
    public string Type { get; set; } = "user";

    /// <summary>Intercom's id of the contact: 24 hexadecimal digits. Required.</summary>
    [JsonProperty("id")]
    public string Id { get; set; } = "";
}
