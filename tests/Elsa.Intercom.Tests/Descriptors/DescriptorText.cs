using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.Tests.Descriptors;

/// <summary>A descriptor as JSON that a person reads.</summary>
internal static class DescriptorText
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ActivityDescriptor descriptor) => JsonSerializer.Serialize(
        new
        {
            descriptor.TypeName,
            descriptor.Version,
            descriptor.Category,
            descriptor.DisplayName,
            Kind = descriptor.Kind.ToString(),
            IsDescribed = IsText(descriptor.Description),
            Inputs = descriptor.Inputs.OrderBy(input => input.Order).Select(Input),
            Outputs = descriptor.Outputs.Select(Output),
            Ports = descriptor.Ports.Select(port => $"{port.Name} ({port.Type})"),
        },
        Format);

    public static SelectListItem[] Items(InputDescriptor input) =>
        input.UISpecifications?.TryGetValue(InputUIHints.DropDown, out var specification) == true &&
            specification is DropDownProps { SelectList: { } list } ? [.. list.Items] : [];

    private static object Input(InputDescriptor input) => new
    {
        input.Name,
        Type = TypeName(input.Type),
        input.UIHint,
        input.Order,
        input.Category,
        input.DisplayName,
        IsDescribed = IsText(input.Description),
        Default = input.DefaultValue,
        Items = Items(input) is { Length: > 0 } items ? items.Select(item => $"{item.Value}: {item.Text}") : null,
        AutoEvaluate = input.AutoEvaluate ? (bool?)null : false,
    };

    private static object Output(OutputDescriptor output) => new
    {
        output.Name,
        Type = TypeName(output.Type),
        output.DisplayName,
        IsDescribed = IsText(output.Description),
    };

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text);

    private static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value
            ? $"{TypeName(value)}?"
            : type.IsGenericType
                ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
                : type.Name;
}
