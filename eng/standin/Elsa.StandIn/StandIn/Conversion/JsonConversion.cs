using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Elsa.StandIn.Conversion;

internal static class JsonConversion
{
    public static bool TryConvert(
        object value, Type targetType, Type target, JsonSerializerOptions options, ObjectConverterOptions? converterOptions, out object? converted)
    {
        converted = null;

        switch (value)
        {
            case JsonElement element:
                converted = FromElement(element, targetType, target, options);
                return true;
            case JsonArray array:
                if (ElementType(targetType) is not { } item || item == typeof(object))
                    return false;

                converted = array.Deserialize(targetType, options);
                return true;
            case JsonNode node:
                converted = FromNode(node, targetType, target, options, converterOptions);
                return true;
            default:
                return false;
        }
    }

    private static object? FromElement(JsonElement element, Type targetType, Type target, JsonSerializerOptions options) => element.ValueKind switch
    {
        JsonValueKind.Number when target == typeof(string) => element.ToString(),
        JsonValueKind.String when target != typeof(string) => element.GetString().ConvertTo(target),
        _ => element.Deserialize(targetType, options),
    };

    private static object? FromNode(JsonNode node, Type targetType, Type target, JsonSerializerOptions options, ObjectConverterOptions? converterOptions)
    {
        var kind = node.GetValueKind();

        return kind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True or JsonValueKind.False when target == typeof(bool) => kind == JsonValueKind.True,
            JsonValueKind.Number when target.IsPrimitive || target == typeof(decimal) => node.ToString().ConvertTo(target),
            _ when target == typeof(string) => node.ToString(),
            JsonValueKind.Object when target == typeof(ExpandoObject) => JsonSerializer.Deserialize<ExpandoObject>(node.ToJsonString()),
            _ when target != typeof(object) || converterOptions?.DeserializeJsonObjectToObject == true => node.Deserialize(targetType, options),
            _ => node,
        };
    }

    private static Type? ElementType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();

        if (!type.IsGenericType)
            return null;

        var element = type.GenericTypeArguments[0];
        return typeof(ICollection<>).MakeGenericType(element).IsAssignableFrom(type) ? element : null;
    }
}
