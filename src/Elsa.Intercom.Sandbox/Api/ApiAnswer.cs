using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>What a route answers, before it becomes bytes.</summary>
internal sealed record ApiAnswer(int Status, JsonObject Body)
{
    public static ApiAnswer Ok(JsonObject body) => new(StatusCodes.Status200OK, body);
}
