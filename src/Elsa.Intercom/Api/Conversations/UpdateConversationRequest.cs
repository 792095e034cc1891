using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>The body of <c>PUT /conversations/{id}</c> (API 2.14; newer fields say so). A <see langword="null"/> changes nothing.</summary>
public sealed class UpdateConversationRequest
{
    /// <summary>The title. From API 2.13.</summary>
    [JsonProperty("title")]
    public string? Title { get; set; }

    /// <summary>Whether the conversation is marked as read for the inbox.</summary>
    [JsonProperty("read")]
    public bool? Read { get; set; }

    /// <summary>Custom attributes by name: texts, numbers, booleans, or dates in Unix seconds. They must exist in the workspace.</summary>
    [JsonProperty("custom_attributes")]
    public IReadOnlyDictionary<string, object?>? CustomAttributes { get; set; }
}
