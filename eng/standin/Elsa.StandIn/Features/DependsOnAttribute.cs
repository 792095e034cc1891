namespace Elsa.Features.Attributes;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class DependsOnAttribute : Attribute
{
    public DependsOnAttribute(Type type) => Type = type;

    public Type Type { get; set; }
}
