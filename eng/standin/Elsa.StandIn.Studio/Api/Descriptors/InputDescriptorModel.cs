using System.Text.Json.Serialization;
using Elsa.StandIn.Definitions;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>An input of an activity, as the API writes it.</summary>
internal sealed record InputDescriptorModel(
    bool IsWrapped,
    [property: JsonPropertyName("uiHint")] string UIHint,
    string? Category,
    object? DefaultValue,
    string? DefaultSyntax,
    bool? IsReadOnly,
    bool IsSensitive,
    bool AutoEvaluate,
    string? EvaluatorType,
    [property: JsonPropertyName("uiSpecifications")] IDictionary<string, object>? UISpecifications,
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    float Order,
    bool? IsBrowsable,
    bool? IsSerializable,
    bool IsSynthetic)
{
    public static InputDescriptorModel From(InputDescriptor input, TypeNames types) => new(
        input.IsWrapped,
        input.UIHint,
        input.Category,
        input.DefaultValue,
        input.DefaultSyntax,
        input.IsReadOnly,
        input.IsSensitive,
        input.AutoEvaluate,
        input.EvaluatorType == null ? null : types.Of(input.EvaluatorType),
        input.UISpecifications,
        input.Name,
        types.Of(input.Type),
        input.DisplayName,
        input.Description,
        input.Order,
        input.IsBrowsable,
        input.IsSerializable,
        input.IsSynthetic);
}
