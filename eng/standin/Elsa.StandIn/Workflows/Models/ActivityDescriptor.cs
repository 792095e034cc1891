namespace Elsa.Workflows.Models;

public class ActivityDescriptor
{
    public string TypeName { get; set; } = null!;

    public Type ClrType { get; set; } = null!;

    public string Namespace { get; set; } = null!;

    public string Name { get; set; } = null!;

    public int Version { get; set; }

    public string Category { get; set; } = null!;

    public string? DisplayName { get; set; }

    public string? Description { get; set; }

    public ICollection<InputDescriptor> Inputs { get; init; } = [];

    public ICollection<OutputDescriptor> Outputs { get; init; } = [];

    public ICollection<Attribute> Attributes { get; set; } = [];

    public ActivityKind Kind { get; set; } = ActivityKind.Action;

    public bool RunAsynchronously { get; set; }

    public ICollection<Port> Ports { get; set; } = [];

    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, object> ConstructionProperties { get; set; } = new Dictionary<string, object>();

    public bool IsContainer { get; set; }

    public bool IsBrowsable { get; set; } = true;

    public bool IsStart { get; set; }

    public bool IsTerminal { get; set; }
}
