using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>
/// The values of a new contact, or the changes to a contact (<c>POST /contacts</c>, <c>PUT /contacts/{id}</c>, API 2.14). A
/// <see langword="null"/> is left out.
/// </summary>
public sealed class ContactRequest
{
    /// <summary><c>user</c> or <c>lead</c>.</summary>
    [JsonProperty("role")]
    public string? Role { get; set; }

    /// <summary>The id in your own system.</summary>
    [JsonProperty("external_id")]
    public string? ExternalId { get; set; }

    /// <summary>The email address: unique among users, not among leads.</summary>
    [JsonProperty("email")]
    public string? Email { get; set; }

    /// <summary>The name.</summary>
    [JsonProperty("name")]
    public string? Name { get; set; }

    /// <summary>The telephone number.</summary>
    [JsonProperty("phone")]
    public string? Phone { get; set; }

    /// <summary>When the contact signed up. Sent in whole seconds.</summary>
    [JsonProperty("signed_up_at"), JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? SignedUpAt { get; set; }

    /// <summary>Custom attributes by name; they must exist in the workspace.</summary>
    [JsonProperty("custom_attributes")]
    public IReadOnlyDictionary<string, object?>? CustomAttributes { get; set; }
}
