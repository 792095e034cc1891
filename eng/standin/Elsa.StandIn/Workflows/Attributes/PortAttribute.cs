using System.Runtime.CompilerServices;

namespace Elsa.Workflows.Attributes;

[AttributeUsage(AttributeTargets.Property)]
public class PortAttribute : Attribute
{
    public PortAttribute([CallerMemberName] string? name = null)
    {
        Name = name;
        DisplayName = name;
    }

    // Elsa drops the display name here.
    public PortAttribute(string name, string displayName) : this(name) => _ = displayName;

    public string? Name { get; set; }

    public string? DisplayName { get; set; }
}
