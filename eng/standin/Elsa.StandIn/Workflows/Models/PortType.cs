namespace Elsa.Workflows.Models;

public enum PortType
{
    Embedded,
    Flow,
}
