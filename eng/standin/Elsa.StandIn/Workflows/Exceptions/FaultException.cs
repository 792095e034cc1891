namespace Elsa.Workflows.Exceptions;

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
