using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Elsa.StandIn.Serialization;

namespace Elsa.Extensions;

public static class VariableExtensions
{
    private static readonly JsonSerializerOptions SerializerOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReferenceHandler = ReferenceHandler.Preserve,
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new ExpandoConverter() },
    };

    public static void Set(this Variable variable, ActivityExecutionContext context, object? value) =>
        ((MemoryBlockReference)variable).Set(context, variable.ParseValue(value));

    public static object? ParseValue(this Variable variable, object? value) => ParseValue(variable.GetType(), value);

    public static object? ParseValue(Type type, object? value) => type.GenericTypeArguments.FirstOrDefault() is { } valueType
        ? value?.ConvertTo(valueType, new ObjectConverterOptions(SerializerOptions))
        : value;

    public static Type GetVariableType(this Variable variable) => variable.GetType().GenericTypeArguments.FirstOrDefault() ?? typeof(object);
}
