namespace Elsa.StandIn;

/// <summary>Says by name what the stand-in does not have. It never approximates.</summary>
public sealed class NotInStandInException : NotSupportedException
{
    /// <summary>Creates the exception for the thing that is missing, for example an activity's type name.</summary>
    public NotInStandInException(string what) : base($"{what} is not in the stand-in for Elsa 3.8. Build with ElsaSource=packages to have it.")
    {
    }
}
