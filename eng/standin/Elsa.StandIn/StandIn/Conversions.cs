using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Elsa.StandIn;

internal static class CollectionConversion
{
    public static bool TryConvert(object value, Type targetType, Type target, out object? converted)
    {
        converted = null;

        if (value is not IEnumerable items)
            return false;

        if (target.IsArray)
        {
            var element = target.GetElementType()!;
            var values = items.Cast<object?>().Select(x => x.ConvertTo(element)).ToList();
            var array = Array.CreateInstance(element, values.Count);

            for (var i = 0; i < values.Count; i++)
                array.SetValue(values[i], i);

            converted = array;
        }
        else if (target.IsGenericType)
        {
            converted = ToCollection(items, target, targetType.GenericTypeArguments[0]);
        }

        return converted != null;
    }

    private static object? ToCollection(IEnumerable items, Type target, Type element)
    {
        var collection = typeof(ICollection<>).MakeGenericType(element);

        if (!target.IsAssignableFrom(collection) && !collection.IsAssignableFrom(target))
            return null;

        var isSet = typeof(ISet<>).MakeGenericType(element).IsAssignableFrom(target);
        var result = Activator.CreateInstance((isSet ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element))!;
        var add = result.GetType().GetMethod("Add", [element])!;

        foreach (var item in items)
            add.Invoke(result, [item.ConvertTo(element)]);

        return result;
    }
}

internal static class DateConversion
{
    public static bool IsDate(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);

    public static object Convert(object value, Type target) => (value, target) switch
    {
        (DateTimeOffset x, _) when target == typeof(DateTime) => x.DateTime,
        (DateOnly x, _) when target == typeof(DateTime) => new DateTime(x.Year, x.Month, x.Day),
        (DateTime x, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(x),
        (DateOnly x, _) when target == typeof(DateTimeOffset) => new DateTimeOffset(x.Year, x.Month, x.Day, 0, 0, 0, TimeSpan.Zero),
        (DateTime x, _) when target == typeof(DateOnly) => DateOnly.FromDateTime(x),
        (DateTimeOffset x, _) when target == typeof(DateOnly) => new DateOnly(x.Year, x.Month, x.Day),
        _ => value,
    };
}

internal static class EnumConversion
{
    public static bool TryConvert(object value, Type target, out object? converted)
    {
        converted = value switch
        {
            string x => Enum.Parse(target, x),
            int x => Enum.ToObject(target, x),
            double or long => Enum.ToObject(target, System.Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            _ => null,
        };

        return converted != null;
    }
}

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
