namespace Elsa.StandIn.Http;

/// <summary>One path and method that start a workflow.</summary>
internal sealed record EndpointPayload(string Path, string Method, bool Authorize, string? Policy, TimeSpan? RequestTimeout);
