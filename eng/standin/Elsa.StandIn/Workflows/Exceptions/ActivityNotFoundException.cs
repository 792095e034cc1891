namespace Elsa.Workflows.Exceptions;

public class ActivityNotFoundException : Exception
{
    public ActivityNotFoundException(string missingTypeName) : base($"Activity type '{missingTypeName}' could not be found.") =>
        MissingTypeName = missingTypeName;

    public string MissingTypeName { get; }
}
