namespace Elsa.Intercom.Soak;

/// <summary>The result of one request to the host.</summary>
/// <param name="Label">The status and error code, or what happened instead.</param>
/// <param name="ConversationId">The conversation; null unless the response was final.</param>
/// <param name="ContactId">The contact; null unless the response was final.</param>
/// <param name="IsUnknown">Whether the host said that an earlier attempt's result is unknown.</param>
internal sealed record HostAnswer(string Label, string? ConversationId = null, string? ContactId = null, bool IsUnknown = false)
{
    /// <summary>There was no listener.</summary>
    public static HostAnswer Refused { get; } = new("connection refused");
}
