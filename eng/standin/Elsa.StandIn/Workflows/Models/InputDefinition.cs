namespace Elsa.Workflows.Models;

public class InputDefinition : ArgumentDefinition
{
    public string UIHint { get; set; } = null!;
}
