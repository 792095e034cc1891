using System.Globalization;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>POST /messages</c>: a message of a teammate to a contact (API 2.14). A <see langword="null"/> is left out.</summary>
public sealed class SendMessageRequest
{
    /// <summary><c>inapp</c> or <c>email</c>. <c>inapp</c> by default. Intercom's description also writes <c>in_app</c>; its examples don't.</summary>
    [JsonProperty("message_type")]
    public string MessageType { get; set; } = "inapp";

    /// <summary>The subject. Required for an email.</summary>
    [JsonProperty("subject")]
    public string? Subject { get; set; }

    /// <summary>The text; HTML is allowed. Required.</summary>
    [JsonProperty("body")]
    public string Body { get; set; } = "";

    /// <summary>The look of an email: <c>plain</c> or <c>personal</c>. Required for an email.</summary>
    [JsonProperty("template")]
    public string? Template { get; set; }

    /// <summary>Intercom's id of the teammate who sends it (<c>from</c>). Required.</summary>
    [JsonIgnore]
    public string AdminId { get; set; } = "";

    /// <summary>Intercom's id of the contact who gets it (<c>to</c>). Required.</summary>
    [JsonIgnore]
    public string ContactId { get; set; } = "";

    /// <summary>The contact's role: <c>user</c> or <c>lead</c> (<c>to</c>). <c>user</c> by default.</summary>
    [JsonIgnore]
    public string ContactRole { get; set; } = ContactRoles.User;

    /// <summary>Whether it opens a conversation at once. By default, the contact's reply does.</summary>
    [JsonProperty("create_conversation_without_contact_reply")]
    public bool? OpenConversation { get; set; }

    /// <summary>The description types the id of the sender as an integer, unlike all other ids.</summary>
    [JsonProperty("from")]
    internal IReadOnlyDictionary<string, object> From => new Dictionary<string, object>
    {
        ["type"] = "admin",
        ["id"] = long.TryParse(AdminId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : AdminId,
    };

    [JsonProperty("to")]
    internal IReadOnlyDictionary<string, string> To => new Dictionary<string, string> { ["type"] = ContactRole, ["id"] = ContactId };

    /// <summary>The same message by a teammate to a contact.</summary>
    internal SendMessageRequest By(string admin, Contact contact)
    {
        var copy = (SendMessageRequest)MemberwiseClone();
        (copy.AdminId, copy.ContactId, copy.ContactRole) = (admin, contact.Id, contact.Role ?? ContactRole);
        return copy;
    }

    internal IntercomRequest ToSend() => Routes.SendMessage with { Body = this, Private = [Body, DisplayedText.Normalize(Body), Subject, ContactId] };
}
