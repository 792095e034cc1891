using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using Elsa.StandIn.Serialization;
using Jurassic;
using Jurassic.Library;

namespace Elsa.StandIn.JavaScript;

/// <summary>Takes values into the script and out of it again, as the types that Elsa's engine yields.</summary>
internal sealed class JavaScriptValues(ScriptEngine engine)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { Converters = { new ExpandoConverter() } };

    public object ToScript(object? value)
    {
        switch (value)
        {
            case null:
                return Null.Value;
            case string or bool or int or double:
                return value;
            case Enum or Guid:
                return value.ToString()!;
            case DateTime x:
                return ToDate(x.ToUniversalTime());
            case DateTimeOffset x:
                return ToDate(x.UtcDateTime);
            case JsonElement x:
                return ToScript(x.Deserialize<object>(JsonOptions));
            case System.Text.Json.Nodes.JsonNode x:
                return ToScript(x.Deserialize<object>(JsonOptions));
            case IDictionary<string, object?> x:
                return ToObject(x);
            case IEnumerable x:
                return engine.Array.New([.. x.Cast<object?>().Select(ToScript)]);
            case IConvertible x when value.GetType().IsPrimitive || value is decimal:
                return x.ToDouble(CultureInfo.InvariantCulture);
            default:
                throw new NotInStandInException($"Reading a {value.GetType()} in JavaScript");
        }
    }

    public object? ToClr(object? value)
    {
        switch (value)
        {
            case null or Null or Undefined:
                return null;
            case string or bool:
                return value;
            case ConcatenatedString x:
                return x.ToString();
            case int or uint:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case double:
                return value;
            case DateInstance x:
                return DateTime.UnixEpoch.AddMilliseconds(x.ValueInMilliseconds);
            case ArrayInstance x:
                return Enumerable.Range(0, (int)x.Length).Select(i => ToClr(x[i])).ToArray();
            case StringInstance x:
                return x.Value;
            case NumberInstance x:
                return x.Value;
            case BooleanInstance x:
                return x.Value;
            case FunctionInstance:
                throw new NotInStandInException("A JavaScript function as a value");
            case ObjectInstance x:
                return ToExpando(x);
            default:
                throw new NotInStandInException($"A JavaScript value of type {value.GetType().Name}");
        }
    }

    private ObjectInstance ToObject(IDictionary<string, object?> values)
    {
        var result = engine.Object.Construct();

        foreach (var (key, value) in values)
            result[key] = ToScript(value);

        return result;
    }

    private IDictionary<string, object?> ToExpando(ObjectInstance value)
    {
        IDictionary<string, object?> result = new ExpandoObject();

        foreach (var property in value.Properties.Where(x => x.Key is string && x.IsEnumerable))
            result[(string)property.Key] = ToClr(value[property.Key]);

        return result;
    }

    private DateInstance ToDate(DateTime utc) => engine.Date.Construct((utc - DateTime.UnixEpoch).TotalMilliseconds);
}
