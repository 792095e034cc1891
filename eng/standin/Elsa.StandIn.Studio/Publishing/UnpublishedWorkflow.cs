namespace Elsa.StandIn;

/// <summary>A file that could not be published, and why.</summary>
public sealed record UnpublishedWorkflow(string File, string Reason);
