using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace Elsa.StandIn;

/// <summary>Converts values that Jint would pass to a script in a different form: enumerations become texts, JSON becomes objects.</summary>
internal sealed class ScriptValues : IObjectConverter
{
    private static readonly JsonSerializerOptions JsonOptions = new() { Converters = { new ExpandoConverter() } };

    public bool TryConvert(Engine engine, object value, [NotNullWhen(true)] out JsValue? result)
    {
        result = value switch
        {
            Enum choice => choice.ToString(),
            JsonElement json => JsValue.FromObject(engine, Copy(engine, json.Deserialize<object>(JsonOptions))),
            _ => null,
        };
        return result != null;
    }

    /// <summary>A dynamic object becomes a script object, which a script may change without changing the variable's value. Others stay unchanged.</summary>
    public static object? Copy(Engine engine, object? value) => value is ExpandoObject dynamic ? ToScript(engine, dynamic) : value;

    private static JsValue ToScript(Engine engine, object? value)
    {
        if (value is IEnumerable<object?> list and not IDictionary<string, object?>)
            return new JsArray(engine, [.. list.Select(item => ToScript(engine, item))]);

        if (value is not IDictionary<string, object?> properties)
            return JsValue.FromObject(engine, value);

        var result = new JsObject(engine);

        foreach (var (name, property) in properties)
            result.Set(name, ToScript(engine, property));

        return result;
    }
}
