namespace Elsa.Features.Attributes;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class DependencyOfAttribute : Attribute
{
    public DependencyOfAttribute(Type type) => Type = type;

    public Type Type { get; set; }
}
