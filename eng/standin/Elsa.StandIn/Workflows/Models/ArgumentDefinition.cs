namespace Elsa.Workflows.Models;

public abstract class ArgumentDefinition
{
    public Type Type { get; set; } = typeof(object);

    public string Name { get; set; } = null!;

    public string DisplayName { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Category { get; set; } = string.Empty;
}
