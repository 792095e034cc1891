using System.Text.Json;

namespace Elsa.StandIn.Recording;

/// <summary>A variable of an instance, and its value if it is kept.</summary>
internal sealed record VariableRecord(string Id, string Name, JsonElement? Value);
