using Elsa.Intercom.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A contact of the workspace: a user or a lead (API 2.14).</summary>
public sealed record Contact
{
    /// <summary>Intercom's id: 24 hexadecimal digits.</summary>
    [JsonProperty("id")]
    public string Id { get; init; } = "";

    /// <summary><c>user</c> or <c>lead</c>; <see langword="null"/> if the response doesn't say.</summary>
    [JsonProperty("role")]
    public string? Role { get; init; }

    /// <summary>The id in your own system; <see langword="null"/> if none is set.</summary>
    [JsonProperty("external_id")]
    public string? ExternalId { get; init; }

    /// <summary>The email address; <see langword="null"/> if none is set.</summary>
    [JsonProperty("email")]
    public string? Email { get; init; }

    /// <summary>The name; <see langword="null"/> if none is set.</summary>
    [JsonProperty("name")]
    public string? Name { get; init; }

    /// <summary>The telephone number; <see langword="null"/> if none is set.</summary>
    [JsonProperty("phone")]
    public string? Phone { get; init; }

    /// <summary>Whether the contact is archived; <see langword="null"/> if the response doesn't say.</summary>
    [JsonProperty("archived")]
    public bool? Archived { get; init; }

    /// <summary>Intercom's id of the request that returned this contact; <see langword="null"/> if unknown.</summary>
    [JsonIgnore]
    public string? RequestId { get; init; }

    /// <summary>The contact as Intercom describes it. A client of the application's may create a contact without it.</summary>
    [JsonIgnore]
    internal JObject Json { get => field ?? IntercomJson.Read(IntercomJson.Text(this)) ?? []; init; }

    /// <summary>Whether another contact was asked for, which was merged into this one.</summary>
    [JsonIgnore]
    internal bool IsSuccessor { get; init; }
}
