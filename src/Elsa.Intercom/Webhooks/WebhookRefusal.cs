using Microsoft.AspNetCore.Http;

namespace Elsa.Intercom.Webhooks;

/// <summary>
/// Why a delivery is refused. Intercom tries again for up to two hours after 429, once after any other status, and ends the subscription after 410, which is
/// therefore never sent.
/// </summary>
/// <param name="Status">The status. There is no body.</param>
/// <param name="Reason">The reason in the metrics.</param>
/// <param name="Sentence">The reason in the log. It quotes nothing of the request.</param>
internal sealed record WebhookRefusal(int Status, string Reason, string Sentence)
{
    public static readonly WebhookRefusal UnknownConnection = new(
        StatusCodes.Status404NotFound, "unknown_connection", "no connection of that name is configured.");

    public static readonly WebhookRefusal NoSecret = new(
        StatusCodes.Status404NotFound, "no_secret", "the connection has no ClientSecret.");

    public static readonly WebhookRefusal TooLong = new(
        StatusCodes.Status401Unauthorized, "too_long", "the body is longer than 1 MiB.");

    public static readonly WebhookRefusal Cut = new(
        StatusCodes.Status400BadRequest, "cut", "the body ended before its end.");

    public static readonly WebhookRefusal BadSignature = new(
        StatusCodes.Status401Unauthorized, "bad_signature", "the signature is missing or wrong. If it is Intercom's, check the connection's ClientSecret.");

    public static readonly WebhookRefusal Unreadable = new(
        StatusCodes.Status400BadRequest, "unreadable", "the signature is right, but the body is no notification.");

    public static readonly WebhookRefusal OtherWorkspace = new(
        StatusCodes.Status401Unauthorized, "other_workspace", "the notification is about another workspace than the connection's.");

    public static readonly WebhookRefusal UnknownWorkspace = new(
        StatusCodes.Status429TooManyRequests,
        "unknown_workspace",
        "Intercom didn't say which workspace the connection belongs to. Intercom will deliver it again.");

    public static readonly WebhookRefusal NotStored = new(
        StatusCodes.Status429TooManyRequests, "not_stored", "it could not be stored. Intercom will deliver it again.");

    public static readonly WebhookRefusal InvalidSettings = new(
        StatusCodes.Status429TooManyRequests, "invalid_settings", "the settings of the connections are invalid. Intercom will deliver it again.");
}
