namespace Elsa.Intercom.Soak;

/// <summary>What came of one request to the host.</summary>
/// <param name="Label">The status and error code, or what happened in their place.</param>
/// <param name="ConversationId">The conversation; null unless the answer was final.</param>
/// <param name="ContactId">The contact; null unless the answer was final.</param>
/// <param name="IsUnknown">Whether the host said that an earlier attempt's end isn't known.</param>
internal sealed record HostAnswer(string Label, string? ConversationId = null, string? ContactId = null, bool IsUnknown = false)
{
    /// <summary>Nobody listened.</summary>
    public static HostAnswer Refused { get; } = new("connection refused");
}
