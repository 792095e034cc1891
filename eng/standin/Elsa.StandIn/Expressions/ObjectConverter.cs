using System.ComponentModel;
using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Elsa.Common.Models;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Exceptions;

namespace Elsa.Expressions.Helpers;

public static class ObjectConverter
{
    private static readonly JsonSerializerOptions DefaultOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        ReferenceHandler = ReferenceHandler.Preserve,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly JsonSerializerOptions PlainOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Result TryConvertTo<T>(this object? value, ObjectConverterOptions? converterOptions = null) =>
        value.TryConvertTo(typeof(T), converterOptions);

    public static Result TryConvertTo(this object? value, Type targetType, ObjectConverterOptions? converterOptions = null)
    {
        try
        {
            return new Result(true, value.ConvertTo(targetType, converterOptions), null);
        }
        catch (Exception e)
        {
            return new Result(false, null, e);
        }
    }

    public static T? ConvertTo<T>(this object? value, ObjectConverterOptions? converterOptions = null) =>
        value != null ? (T?)value.ConvertTo(typeof(T), converterOptions) : default;

    /// <summary>The steps are in Elsa's order, and the first that fits applies.</summary>
    public static object? ConvertTo(this object? value, Type targetType, ObjectConverterOptions? converterOptions = null)
    {
        if (value == null)
            return null;

        var source = value.GetType();

        if (targetType.IsAssignableFrom(source))
            return value;

        var target = Nullable.GetUnderlyingType(targetType) ?? targetType;
        var options = converterOptions?.SerializerOptions ?? DefaultOptions;

        if (JsonConversion.TryConvert(value, targetType, target, options, converterOptions, out var converted))
            return converted;

        if (value is string text && !target.IsPrimitive && target != typeof(object) && TryParse(text, target, options, out converted))
            return converted;

        if (targetType == typeof(object) || target.IsInstanceOfType(value))
            return value;

        if (DateConversion.IsDate(source) && DateConversion.IsDate(target))
            return DateConversion.Convert(value, target);

        if (value is IDictionary<string, object> dictionary && (target.IsClass || target.IsInterface))
        {
            return target != typeof(ExpandoObject) && typeof(IDictionary<string, object>).IsAssignableFrom(target)
                ? new Dictionary<string, object>(dictionary)
                : ConvertTo(JsonSerializer.Serialize(value, PlainOptions), target, converterOptions);
        }

        if (value is IEnumerable<object> && target == typeof(string))
            return JsonSerializer.Serialize(value, PlainOptions);

        if (TryTypeConverters(value, source, target, out converted))
            return converted;

        if (target.IsEnum && EnumConversion.TryConvert(value, target, out converted))
            return converted;

        if (value is string s)
        {
            if (string.IsNullOrWhiteSpace(s))
                return null;

            if (target == typeof(Type))
                return converterOptions?.WellKnownTypeRegistry?.TryGetType(s, out var type) == true ? type : Type.GetType(s);

            if (typeof(IEnumerable<string>).IsAssignableFrom(target))
                return new[] { s };
        }

        return CollectionConversion.TryConvert(value, targetType, target, out converted) ? converted : ChangeType(value, targetType, target, converterOptions);
    }

    private static bool TryParse(string text, Type target, JsonSerializerOptions options, out object? converted)
    {
        converted = null;

        if (target == typeof(byte[]))
        {
            converted = Convert.FromBase64String(text);
            return true;
        }

        if (text.TrimStart().FirstOrDefault() is not ('{' or '['))
            return false;

        try
        {
            converted = JsonSerializer.Deserialize(text, target, options);
            return true;
        }
        catch (Exception e)
        {
            throw new TypeConversionException($"Failed to deserialize {text} to {target}", text, target, e);
        }
    }

    private static bool TryTypeConverters(object value, Type source, Type target, out object? converted)
    {
        converted = null;
        var toTarget = TypeDescriptor.GetConverter(target);

        if (toTarget.CanConvertFrom(source) && toTarget.IsValid(value))
        {
            converted = toTarget.ConvertFrom(null, CultureInfo.InvariantCulture, value);
            return true;
        }

        var fromSource = TypeDescriptor.GetConverter(source);

        if (!fromSource.CanConvertTo(target))
            return false;

        try
        {
            converted = fromSource.ConvertTo(value, target);
            return true;
        }
        catch (Exception)
        {
            // Elsa continues with the next step, whatever the converter throws.
            return false;
        }
    }

    private static object? ChangeType(object value, Type targetType, Type target, ObjectConverterOptions? options)
    {
        try
        {
            return Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            // Without strict mode, an impossible conversion silently gives the type's default.
            return options?.StrictMode == true
                ? throw new TypeConversionException($"Failed to convert an object of type {value.GetType()} to {target}", value, target, e)
                : targetType.IsClass ? null : Activator.CreateInstance(targetType);
        }
    }
}

public record ObjectConverterOptions(
    JsonSerializerOptions? SerializerOptions = null, IWellKnownTypeRegistry? WellKnownTypeRegistry = null,
    bool DeserializeJsonObjectToObject = false, bool? StrictMode = null);
