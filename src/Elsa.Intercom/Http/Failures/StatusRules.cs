using System.Net;
using System.Text.RegularExpressions;
using Elsa.Intercom.Errors;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>
/// Decides what an unsuccessful response means, and so the outcome of an activity (docs/activities.md has the table). <see cref="ResendRules"/> then
/// decides what is retried.
/// </summary>
internal static class StatusRules
{
    private static readonly Regex ContactId = new("id=[0-9a-fA-F]{24}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IntercomException From(
        IntercomRequest request, HttpStatusCode status, string? text, string? requestId, TimeSpan? retryAfter, string? mergedInto = null)
    {
        var body = text == null ? null : IntercomJson.Read(text);
        var errors = body?["errors"] as JArray;
        var error = errors?.OfType<JObject>().FirstOrDefault();

        // Older Intercom services call the code "type".
        var code = Text(error?["code"]) ?? Text(error?["type"]);
        var isIntercoms = error != null || (errors != null && Text(body?["type"]) == "error.list");
        var isForeign = !isIntercoms && !string.IsNullOrWhiteSpace(text);
        var said = PrivateText.Without(Text(error?["message"]), request.Private) ?? ConflictingContact(status, Text(error?["message"]));
        var refusal = Kind(request, status, isIntercoms || text?.Trim().Length == 0, isCutOff: body == null && text?.TrimStart().StartsWith('{') != false);

        // Only an error of Intercom's own proves that it refused. A proxy or a gateway may have passed the request on before it responded.
        var kind = request.Changes && !isIntercoms ? IntercomErrorKind.Unknown : refusal;
        requestId ??= RequestIds.Read(body, request.Private);
        var advice = StatusAdvice.For(new Refusal(status, kind, code, request.Changes ? !isIntercoms : isForeign, mergedInto));

        return new IntercomException(
            kind,
            PrivateText.Without(code, request.Private) ?? DefaultCode(refusal, status),
            $"Intercom responded to {request} with {(int)status}{(said == null ? "." : $": {said.TrimEnd('.')}.")} {advice}",
            status,
            requestId,
            retryAfter)
        {
            MergedInto = isIntercoms ? mergedInto : null,
            IsForeign = isForeign,
        };
    }

    private static IntercomErrorKind Kind(IntercomRequest request, HttpStatusCode status, bool isIntercoms, bool isCutOff) => (int)status switch
    {
        // Redirects are never followed. From makes a redirected change unknown, unless the response has Intercom's own error.
        >= 300 and < 400 => IntercomErrorKind.Rejected,
        401 or 402 or 403 => IntercomErrorKind.Unauthorized,

        // A page that is not Intercom's says nothing about a contact; the address is probably wrong.
        // The missing rest of a truncated response may say something else, and a read can be repeated.
        404 when isCutOff && !request.Changes => IntercomErrorKind.Unavailable,
        404 => isIntercoms ? IntercomErrorKind.NotFound : IntercomErrorKind.Rejected,
        429 => IntercomErrorKind.RateLimited,

        // 408 and 5xx come from a proxy or from a later stage: the request may have been carried out.
        408 or >= 500 => request.Changes ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
        >= 400 => IntercomErrorKind.Rejected,
        _ => request.Changes ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
    };

    private static string DefaultCode(IntercomErrorKind kind, HttpStatusCode status) => kind switch
    {
        IntercomErrorKind.RateLimited => IntercomErrorCodes.RateLimitExceeded,
        IntercomErrorKind.NotFound => "not_found",
        IntercomErrorKind.Unauthorized => status == HttpStatusCode.Unauthorized ? "unauthorized" : "forbidden",
        IntercomErrorKind.Rejected => (int)status < 400 ? IntercomErrorCodes.Redirected : IntercomErrorCodes.Rejected,
        _ => IntercomErrorCodes.ServerError,
    };

    /// <summary>The contact that a 409 names in a message that may quote a name. The id is not private, and it leads to the contact.</summary>
    private static string? ConflictingContact(HttpStatusCode status, string? message) =>
        status == HttpStatusCode.Conflict && message != null && ContactId.Match(message) is { Success: true } id
            ? (message.Contains("archived contact", StringComparison.OrdinalIgnoreCase) ? "archived contact " : "contact ") + id.Value
            : null;

    private static string? Text(JToken? token) =>
        token is JValue { Value: not null } value && value.ToString(System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
