namespace Elsa.StandIn.Api.Running;

/// <summary>Which activity of which definition is to be tested.</summary>
internal sealed record TestRequest(DefinitionHandle? WorkflowDefinitionHandle, ActivityHandle? ActivityHandle);
