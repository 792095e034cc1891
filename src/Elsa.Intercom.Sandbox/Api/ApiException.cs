namespace Elsa.Intercom.Sandbox.Api;

/// <summary>Ends a request with an error.list with one error.</summary>
internal sealed class ApiException(int status, string code, string message, string? errorField = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public string? Field => errorField;

    public static ApiException Unauthorized() => new(StatusCodes.Status401Unauthorized, "unauthorized", "Access Token Invalid");

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, "not_found", message);

    /// <summary>
    /// A value that breaks the description. Intercom documents this code and status for a missing body ("Body is required", POST
    /// /messages, 2.16) and names parameter_invalid as the general code for 400.
    /// </summary>
    public static ApiException Invalid(string message, string? field = null) =>
        new(StatusCodes.Status400BadRequest, "parameter_invalid", message, field);

    public static ApiException Malformed(string message) => new(StatusCodes.Status400BadRequest, "client_error", message);

    public static ApiException UnknownVersion() =>
        new(StatusCodes.Status400BadRequest, "intercom_version_invalid", "The requested version could not be found");

    public static ApiException NotInThisVersion() =>
        new(StatusCodes.Status400BadRequest, "intercom_version_invalid", "Requested resource is not available in current API version.");

    public static ApiException Conflict(string message) => new(StatusCodes.Status409Conflict, "conflict", message);

    public static ApiException RateLimited(int limit) =>
        new(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", $"Exceeded rate limit of {limit} in 10_seconds");

    /// <summary>A server error. Intercom documents the statuses and no codes. Its own Ruby client knows this code for 503.</summary>
    public static ApiException Unavailable(int status) => status == StatusCodes.Status503ServiceUnavailable
        ? new(status, "service_unavailable", "Sorry, the service is temporarily unavailable")
        : new(status, "server_error", "Sorry, something went wrong");
}
