namespace Elsa.StandIn.Api.Definitions;

/// <summary>What a client may do next; the Studio enables its buttons by these.</summary>
internal sealed record Link(string Href, string Rel, string Method);
