using Elsa.StandIn.Definitions;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>An activity in the toolbox, as the API writes it.</summary>
internal sealed record ActivityDescriptorModel(
    string TypeName,
    string ClrType,
    string Namespace,
    string Name,
    int Version,
    string Category,
    string? DisplayName,
    string? Description,
    IReadOnlyList<InputDescriptorModel> Inputs,
    IReadOnlyList<OutputDescriptorModel> Outputs,
    ActivityKind Kind,
    bool RunAsynchronously,
    ICollection<Port> Ports,
    IDictionary<string, object> CustomProperties,
    IDictionary<string, object> ConstructionProperties,
    bool IsContainer,
    bool IsBrowsable,
    bool IsStart,
    bool IsTerminal)
{
    public static ActivityDescriptorModel From(ActivityDescriptor descriptor, TypeNames types) => new(
        descriptor.TypeName,
        types.Of(descriptor.ClrType),
        descriptor.Namespace,
        descriptor.Name,
        descriptor.Version,
        descriptor.Category,
        descriptor.DisplayName,
        descriptor.Description,
        [.. descriptor.Inputs.Select(x => InputDescriptorModel.From(x, types))],
        [.. descriptor.Outputs.Select(x => OutputDescriptorModel.From(x, types))],
        descriptor.Kind,
        descriptor.RunAsynchronously,
        descriptor.Ports,
        descriptor.CustomProperties.ToDictionary(x => x.Key, x => x.Value is Type type ? types.Of(type) : x.Value),
        descriptor.ConstructionProperties,
        descriptor.IsContainer,
        descriptor.IsBrowsable,
        descriptor.IsStart,
        descriptor.IsTerminal);
}
