using System.Text.Json.Nodes;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>The response of a route, before it becomes bytes.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; null for an empty body.</param>
/// <param name="Stored">Whether the route changed the sandbox's data.</param>
internal sealed record ApiAnswer(int Status, JsonObject? Body, bool Stored = false)
{
    public static ApiAnswer Ok(JsonObject body, bool stored = false) => new(StatusCodes.Status200OK, body, stored);

    /// <summary>202 without a body.</summary>
    public static ApiAnswer Accepted(bool stored) => new(StatusCodes.Status202Accepted, Body: null, stored);

    /// <summary>An error.list with one error.</summary>
    public static ApiAnswer Refusal(ApiException e, string requestId)
    {
        var error = new JsonObject { ["code"] = e.Code, ["message"] = e.Message };

        if (e.Field is not null)
            error["field"] = e.Field;

        return new ApiAnswer(e.Status, new JsonObject { ["type"] = "error.list", ["request_id"] = requestId, ["errors"] = new JsonArray(error) });
    }
}
