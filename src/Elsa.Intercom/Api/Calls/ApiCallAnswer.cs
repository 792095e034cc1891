using Elsa.Intercom.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>Intercom's response to a call.</summary>
public sealed record ApiCallAnswer
{
    /// <summary>The HTTP status, such as 200.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The body: a JSON object, without line breaks; <see langword="null"/> if the response had none.</summary>
    public string? Json { get; init; }

    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if unknown.</summary>
    public string? RequestId { get; init; }

    /// <summary>The API version that Intercom says it responded with; <see langword="null"/> if it doesn't say.</summary>
    public string? ServedVersion { get; init; }

    /// <summary>The body; null if the response had none.</summary>
    internal JObject? Body { get; init; }

    internal static ApiCallAnswer From(IntercomAnswer answer) => new()
    {
        StatusCode = (int)answer.Status,
        Body = answer.Body.HasValues ? answer.Body : null,
        Json = answer.Body.HasValues ? answer.Body.ToString(Formatting.None) : null,
        RequestId = answer.RequestId,
        ServedVersion = answer.ServedVersion,
    };
}
