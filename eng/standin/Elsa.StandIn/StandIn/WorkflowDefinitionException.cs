namespace Elsa.StandIn;

/// <summary>A workflow definition that cannot be published, and why.</summary>
public sealed class WorkflowDefinitionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public WorkflowDefinitionException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public WorkflowDefinitionException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
