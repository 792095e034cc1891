namespace Elsa.Intercom.Activities;

/// <summary>How a successful activity ended.</summary>
/// <param name="Result">What happened, in a few words for the journal.</param>
/// <param name="RequestId">Intercom's id of the last request; null if it is unknown.</param>
internal sealed record StepReport(string Result, string? RequestId);
