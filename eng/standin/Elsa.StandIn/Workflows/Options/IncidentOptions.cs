namespace Elsa.Workflows.Options;

public class IncidentOptions
{
    public Type? DefaultIncidentStrategy { get; set; }
}
