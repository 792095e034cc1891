using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>
/// Intercom's id of a request: in a header, and for errors also in the body (API 2.14). It appears in logs and journals, so a value that does not look
/// like an id, as a proxy may send, counts as none.
/// </summary>
internal static class RequestIds
{
    private const int MaxLength = 100;

    public static string? Read(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Request-Id", out var values) ? Valid(values.FirstOrDefault()) : null;

    public static string? Read(JObject? body) => Valid((body?["request_id"] as JValue)?.Value as string);

    private static string? Valid(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? id : null;
}
