using Elsa.StandIn.Definitions;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>An output of an activity, as the API writes it.</summary>
internal sealed record OutputDescriptorModel(
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    float Order,
    bool? IsBrowsable,
    bool? IsSerializable,
    bool IsSynthetic)
{
    public static OutputDescriptorModel From(OutputDescriptor output, TypeNames types) => new(
        output.Name,
        types.Of(output.Type),
        output.DisplayName,
        output.Description,
        output.Order,
        output.IsBrowsable,
        output.IsSerializable,
        output.IsSynthetic);
}
