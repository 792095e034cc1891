namespace Elsa.Intercom.Activities;

/// <summary>How a step ended that did what it should.</summary>
/// <param name="Result">What happened, in a few words for the journal.</param>
/// <param name="RequestId">Intercom's id of the last request; null where none is known.</param>
internal sealed record StepReport(string Result, string? RequestId);
