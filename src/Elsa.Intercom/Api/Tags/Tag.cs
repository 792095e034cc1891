using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>A tag of the workspace (API 2.14).</summary>
public sealed record Tag
{
    /// <summary>Intercom's id. Never blank.</summary>
    public required string Id { get; init; }

    /// <summary>The name; <see langword="null"/> if the response has none.</summary>
    public string? Name { get; init; }

    internal static Tag? Read(JToken? item) => item is JObject json && json.Id("id") is { } id ? new Tag { Id = id, Name = json.Text("name") } : null;
}
