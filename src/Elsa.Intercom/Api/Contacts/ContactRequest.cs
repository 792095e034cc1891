using Elsa.Intercom.Http;
using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>
/// What to create a contact with, or to change on one (<c>POST /contacts</c>, <c>PUT /contacts/{id}</c>, API 2.14). What is <see langword="null"/> is
/// left out.
/// </summary>
public sealed class ContactRequest
{
    /// <summary><c>user</c> or <c>lead</c>.</summary>
    [JsonProperty("role")]
    public string? Role { get; set; }

    /// <summary>The id that your own system gives.</summary>
    [JsonProperty("external_id")]
    public string? ExternalId { get; set; }

    /// <summary>The e-mail address: unique among users, not among leads.</summary>
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
