namespace Elsa.StandIn;

/// <summary>Descriptors in the names and the order of Elsa's API.</summary>
internal static class DescriptorModels
{
    public static object Describe(ActivityDescriptor descriptor, TypeNames types) => new
    {
        descriptor.TypeName,
        ClrType = types.NameOf(descriptor.ClrType),
        descriptor.Namespace,
        descriptor.Name,
        descriptor.Version,
        descriptor.Category,
        descriptor.DisplayName,
        descriptor.Description,
        Inputs = descriptor.Inputs.Select(x => Describe(x, types)),
        Outputs = descriptor.Outputs.Select(x => Describe(x, types)),
        descriptor.Kind,
        descriptor.RunAsynchronously,
        descriptor.Ports,
        CustomProperties = descriptor.CustomProperties.ToDictionary(x => x.Key, x => x.Value is Type type ? types.NameOf(type) : x.Value),
        descriptor.ConstructionProperties,
        descriptor.IsContainer,
        descriptor.IsBrowsable,
        descriptor.IsStart,
        descriptor.IsTerminal,
    };

    private static object Describe(InputDescriptor input, TypeNames types) => new
    {
        input.IsWrapped,
        uiHint = input.UIHint,
        input.Category,
        input.DefaultValue,
        input.DefaultSyntax,
        input.IsReadOnly,
        input.IsSensitive,
        input.AutoEvaluate,
        EvaluatorType = input.EvaluatorType == null ? null : types.NameOf(input.EvaluatorType),
        uiSpecifications = input.UISpecifications,
        input.Name,
        TypeName = types.NameOf(input.Type),
        input.DisplayName,
        input.Description,
        input.Order,
        input.IsBrowsable,
        input.IsSerializable,
        input.IsSynthetic,
    };

    private static object Describe(OutputDescriptor output, TypeNames types) => new
    {
        output.Name,
        TypeName = types.NameOf(output.Type),
        output.DisplayName,
        output.Description,
        output.Order,
        output.IsBrowsable,
        output.IsSerializable,
        output.IsSynthetic,
    };
}
