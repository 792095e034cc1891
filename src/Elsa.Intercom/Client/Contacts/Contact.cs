using Newtonsoft.Json;

namespace Elsa.Intercom.Client;

/// <summary>A contact of the workspace: a user or a lead (API 2.14).</summary>
public sealed class Contact
{
    /// <summary>Intercom's id: 24 hexadecimal digits.</summary>
    [JsonProperty("id")]
    public string Id { get; set; } = "";

    /// <summary><c>user</c> or <c>lead</c>; <see langword="null"/> where the answer doesn't say.</summary>
    [JsonProperty("role")]
    public string? Role { get; set; }

    /// <summary>The id that your own system gave; <see langword="null"/> where none is set.</summary>
    [JsonProperty("external_id")]
    public string? ExternalId { get; set; }

    /// <summary>The e-mail address; <see langword="null"/> where none is set.</summary>
    [JsonProperty("email")]
    public string? Email { get; set; }

    /// <summary>The name; <see langword="null"/> where none is set.</summary>
    [JsonProperty("name")]
    public string? Name { get; set; }

    /// <summary>The telephone number; <see langword="null"/> where none is set.</summary>
    [JsonProperty("phone")]
    public string? Phone { get; set; }

    /// <summary>Whether the contact is archived; <see langword="null"/> where the answer doesn't say.</summary>
    [JsonProperty("archived")]
    public bool? Archived { get; set; }

    /// <summary>Intercom's id of the request that brought this contact; <see langword="null"/> where none is known.</summary>
    [JsonIgnore]
    public string? RequestId { get; set; }
}
