using System.Text.Json.Serialization;
using Elsa.Expressions.Contracts;
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

/// <summary>A kind of expression; the Studio offers the browsable ones and opens a code editor where a language is named.</summary>
internal sealed record ExpressionDescriptorModel(
    string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties)
{
    private static readonly ExpressionDescriptorModel[] Known =
    [
        new("Literal", isBrowsable: false),
        new("Object", isBrowsable: false, language: "json"),
        new("Json", isBrowsable: false, language: "json"),
        new("Delegate", isBrowsable: false, isSerializable: false),
        new("Variable", isBrowsable: true),
        new("Input", isBrowsable: true),
        new("JavaScript", isBrowsable: true, language: "javascript"),
    ];

    private ExpressionDescriptorModel(string type, bool isBrowsable, bool isSerializable = true, string? language = null)
        : this(
            type,
            type,
            isSerializable,
            isBrowsable,
            language == null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["MonacoLanguage"] = language })
    {
    }

    /// <summary>Those whose handlers a feature added.</summary>
    public static IReadOnlyCollection<ExpressionDescriptorModel> Of(Func<string, bool> isThere) => [.. Known.Where(x => isThere(x.Type))];
}

/// <summary>Where a variable's value is kept: with the instance, whose records show it then, or only while it runs.</summary>
internal sealed record StorageDriverModel(string TypeName, string DisplayName, double Priority, bool Deprecated)
{
    public static IReadOnlyCollection<StorageDriverModel> All { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "Workflow Instance", 5, false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "Memory", 0, false),
    ];
}

/// <summary>A choice in the settings of a workflow.</summary>
internal sealed record StrategyModel(string DisplayName, string Description, string TypeName)
{
    public static IReadOnlyCollection<StrategyModel> Incident { get; } =
    [
        new("Continue with incidents", "The workflow goes on where it can, with the incident on record.", "ContinueWithIncidentsStrategy"),
        new("Fault", "The whole workflow ends as faulted.", "FaultStrategy"),
    ];

    /// <summary>Every request for an instance gets one.</summary>
    public static IReadOnlyCollection<StrategyModel> Activation { get; } =
    [
        new("Always", "Every start makes an instance.", "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core"),
    ];
}

/// <summary>A type that a variable may have.</summary>
internal sealed record VariableTypeModel(string TypeName, string DisplayName, string Category)
{
    private static readonly Dictionary<string, string[]> Categories = new()
    {
        ["Primitives"] = ["Object", "String", "Boolean", "Int32", "Long", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan"],
        ["Lookups"] = ["StringDictionary", "ObjectDictionary"],
        ["Dynamic"] = ["JSON", "JsonElement", "JsonNode", "JsonObject"],
        ["Data"] = ["ByteArray", "Stream"],
    };

    public static IReadOnlyCollection<VariableTypeModel> Of(IWellKnownTypeRegistry types) =>
        [.. Categories.SelectMany(
            category => category.Value.Where(name => types.TryGetType(name, out _)).Select(name => new VariableTypeModel(name, name, category.Key)))];
}

internal sealed record InstalledFeatureModel(string Name, string Namespace, string FullName, string DisplayName, string Description);
