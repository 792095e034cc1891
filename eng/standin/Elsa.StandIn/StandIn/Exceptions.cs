namespace Elsa.StandIn;

/// <summary>Names a feature that the stand-in doesn't have. The stand-in never approximates.</summary>
public sealed class NotInStandInException : NotSupportedException
{
    /// <summary>Creates the exception for the thing that is missing, for example an activity's type name.</summary>
    public NotInStandInException(string what) : base($"{what} is not in the stand-in for Elsa 3.8. Build with ElsaSource=packages to have it.")
    {
    }
}

/// <summary>Says why a workflow definition cannot be published.</summary>
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
