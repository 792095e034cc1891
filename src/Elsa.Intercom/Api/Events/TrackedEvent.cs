namespace Elsa.Intercom.Api;

/// <summary>Intercom's response to <c>POST /events</c>, which has no body (API 2.14).</summary>
public sealed record TrackedEvent
{
    /// <summary>Intercom's id of the request, for Intercom's support; <see langword="null"/> if unknown.</summary>
    public string? RequestId { get; init; }
}
