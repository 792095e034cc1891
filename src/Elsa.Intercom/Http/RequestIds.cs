using Elsa.Intercom.Errors;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>
/// Intercom's id of a request: in a header, and for errors also in the body (API 2.14). It appears in logs and journals, so a value that does not look
/// like an id, as a proxy may send, counts as none.
/// </summary>
internal static class RequestIds
{
    public static string? Read(HttpResponseMessage response, IReadOnlyCollection<string?> secrets) =>
        response.Headers.TryGetValues("X-Request-Id", out var values) ? Valid(values.FirstOrDefault(), secrets) : null;

    public static string? Read(JObject? body, IReadOnlyCollection<string?> secrets) => Valid((body?["request_id"] as JValue)?.Value as string, secrets);

    /// <summary>The id; null if it is not a plain one, or quotes something private, such as the token that a proxy echoes.</summary>
    private static string? Valid(string? id, IReadOnlyCollection<string?> secrets) => PrivateText.Without(PlainId.From(id), secrets);
}
