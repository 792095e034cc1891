using System.Net;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Http;

/// <summary>What to do about an unsuccessful response: one sentence for an error message.</summary>
internal static class StatusAdvice
{
    /// <param name="refusal">What is known of the response.</param>
    public static string For(Refusal refusal) => refusal switch
    {
        { Kind: IntercomErrorKind.Unknown, IsForeign: true, Status: < (HttpStatusCode)500 and not HttpStatusCode.RequestTimeout } =>
            "The response is not from Intercom: something between here and Intercom sent it, perhaps after it had passed the request on. "
                + "Check in Intercom before you send it again, and check the connection's BaseUrl and the network.",
        { Kind: IntercomErrorKind.Unknown } => "It may have been carried out; check in Intercom before you send it again.",
        { Code: IntercomErrorCodes.RegionMismatch } =>
            "The workspace is hosted in a different region. Set the connection's Region to the one of the workspace: US, EU or AU.",
        { Code: "intercom_version_invalid" } =>
            "Intercom does not serve this version of its API. Set the connection's ApiVersion to one that it serves, such as 2.14.",
        { MergedInto: { } successor } => $"The contact was merged into contact {successor}. Use that id.",
        { Kind: IntercomErrorKind.NotFound } => "Check the id, and that the connection reaches the right workspace; an archived contact counts as missing too.",
        { Kind: IntercomErrorKind.RateLimited } => "The connection's MaxRateLimitWait is used up. Try again later.",
        { Kind: IntercomErrorKind.Unauthorized or IntercomErrorKind.Rejected } => ForRefused(refusal),
        _ => "Nothing was changed; try again later.",
    };

    private static string ForRefused(Refusal refusal) => refusal switch
    {
        { Status: < HttpStatusCode.BadRequest } => "Redirects are not followed, to protect the token. Check the connection's BaseUrl and Region.",
        { IsForeign: true } => "The response is not from Intercom's API. Check the connection's BaseUrl, and whether a firewall or a proxy is in the way.",
        { Status: HttpStatusCode.Unauthorized } => "Check the connection's AccessToken, and that its Region matches the workspace.",
        { Status: HttpStatusCode.PaymentRequired } => "Check the workspace's plan and its subscription in Intercom.",

        // Intercom's code for a contact or conversation that is blocked, not for the app.
        { Status: HttpStatusCode.Forbidden, Code: "action_forbidden" } =>
            "Intercom does not allow this for the contact or conversation. Check in Intercom whether the contact is blocked.",
        { Status: HttpStatusCode.Forbidden } => "Give the app the permission that docs/operations.md lists for this request, or check the workspace's plan.",
        { Status: HttpStatusCode.Gone } => "What the request names was merged or deleted. Look it up again, and use the id that is found.",
        _ => "Correct the request; sending it unchanged fails again.",
    };
}

/// <summary>What is known of an unsuccessful response.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Code">Intercom's code; null if it names none.</param>
/// <param name="IsForeign">Whether something other than Intercom's API sent it.</param>
/// <param name="MergedInto">The contact that took the place of a merged one; null if it names none.</param>
internal readonly record struct Refusal(HttpStatusCode Status, IntercomErrorKind Kind, string? Code, bool IsForeign, string? MergedInto);
