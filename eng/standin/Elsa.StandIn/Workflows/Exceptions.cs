namespace Elsa.Workflows.Exceptions;

public class ActivityNotFoundException : Exception
{
    public ActivityNotFoundException(string missingTypeName) : base($"Activity type '{missingTypeName}' could not be found.") =>
        MissingTypeName = missingTypeName;

    public string MissingTypeName { get; }
}

public class FaultException : Exception
{
    public FaultException(string code, string category, string type, string? message) : base(message)
    {
        Code = code;
        Category = category;
        Type = type;
    }

    public string Code { get; }
    public string Category { get; }
    public string Type { get; }
}

public class InputEvaluationException(string inputName, string message, Exception exception) : Exception(message, exception)
{
    public string InputName { get; } = inputName;
}
