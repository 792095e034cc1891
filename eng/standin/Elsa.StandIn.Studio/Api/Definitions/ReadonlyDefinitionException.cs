namespace Elsa.StandIn.Api.Definitions;

/// <summary>A definition that nobody may change.</summary>
internal sealed class ReadonlyDefinitionException : Exception;
