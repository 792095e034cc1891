namespace Elsa.StandIn;

/// <summary>A live endpoint: the method in capitals and the full path, base path included.</summary>
public sealed record PublishedEndpoint(string Method, string Path);
