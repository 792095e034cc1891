using System.Reflection;

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

public abstract class PropertyDescriptor
{
    public string Name { get; set; } = null!;
    public Type Type { get; set; } = null!;
    public string? DisplayName { get; set; }
    public string? Description { get; set; }
    public float Order { get; set; }
    public bool? IsBrowsable { get; set; } = true;
    public bool? IsSerializable { get; set; }
    public bool IsSynthetic { get; set; }
    public Func<IActivity, object?> ValueGetter { get; set; } = null!;
    public Action<IActivity, object?> ValueSetter { get; set; } = null!;
    public PropertyInfo? PropertyInfo { get; set; }
}

public class InputDescriptor : PropertyDescriptor
{
    public bool IsWrapped { get; set; }
    public string UIHint { get; set; } = null!;
    public string? Category { get; set; }
    public object? DefaultValue { get; set; }
    public string? DefaultSyntax { get; set; }
    public bool? IsReadOnly { get; set; }
    public bool IsSensitive { get; set; }
    public bool AutoEvaluate { get; set; } = true;
    public Type? EvaluatorType { get; set; }
    public IDictionary<string, object>? UISpecifications { get; set; }
}

public class OutputDescriptor : PropertyDescriptor;

public class Port
{
    public string Name { get; set; } = null!;
    public string? DisplayName { get; set; }
    public PortType Type { get; set; }
    public bool IsBrowsable { get; set; } = true;
}

public enum PortType
{
    Embedded,
    Flow,
}
