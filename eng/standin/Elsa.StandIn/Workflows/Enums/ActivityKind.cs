namespace Elsa.Workflows;

public enum ActivityKind
{
    Action,
    Trigger,
    Job,
    Task,
}
