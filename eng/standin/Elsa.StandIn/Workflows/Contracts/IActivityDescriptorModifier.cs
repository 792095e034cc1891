namespace Elsa.Workflows;

public interface IActivityDescriptorModifier
{
    void Modify(ActivityDescriptor descriptor);
}
