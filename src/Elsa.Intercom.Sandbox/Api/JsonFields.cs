using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>
/// Reads the fields of a JSON object with the types of the official description, and refuses other types by name. The Try methods
/// return whether the field exists: in an update, an absent field and a null mean different things.
/// </summary>
internal readonly struct JsonFields(JsonElement json, string path = "")
{
    private readonly JsonElement _json = json;
    private readonly string _path = path;

    public bool Has(string name) => _json.TryGetProperty(name, out _);

    public JsonElement? Value(string name) => _json.TryGetProperty(name, out var value) ? value : null;

    public JsonFields Object(string name) => Value(name) switch
    {
        null => throw ApiException.Invalid($"{_path}{name} is required", _path + name),
        { ValueKind: JsonValueKind.Object } value => new JsonFields(value, $"{_path}{name}."),
        _ => throw Mismatch(name, "an object")
    };

    /// <summary>The objects of an optional array; empty if it is absent.</summary>
    public IReadOnlyList<JsonFields> Objects(string name)
    {
        if (Value(name) is not { } value)
            return [];

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(x => x.ValueKind != JsonValueKind.Object))
            throw Mismatch(name, "an array of objects");

        var path = $"{_path}{name}.";
        return [.. value.EnumerateArray().Select(x => new JsonFields(x, path))];
    }

    /// <summary>An id: a string by the schemas, a number in the description's examples.</summary>
    public string Id(string name) => Value(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : String(name);

    /// <summary>An optional id; null if it is absent.</summary>
    public string? OptionalId(string name) => Has(name) ? Id(name) : null;

    public string String(string name) =>
        TryString(name, nullable: false, out var value) ? value! : throw ApiException.Invalid($"{_path}{name} is required", _path + name);

    public bool TryString(string name, bool nullable, out string? value)
    {
        value = null;

        if (!TryValue(name, nullable, "a string", out var json))
            return false;

        if (json.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            throw Mismatch(name, "a string");

        value = json.GetString();
        return true;
    }

    public bool TryInteger(string name, bool nullable, out long? value)
    {
        value = null;

        if (!TryValue(name, nullable, "an integer", out var json))
            return false;

        if (json.ValueKind == JsonValueKind.Null)
            return true;

        if (json.ValueKind != JsonValueKind.Number || !json.TryGetInt64(out var number))
            throw Mismatch(name, "an integer");

        value = number;
        return true;
    }

    public bool TryNumber(string name, bool nullable, out double? value)
    {
        value = null;

        if (!TryValue(name, nullable, "a number", out var json))
            return false;

        if (json.ValueKind == JsonValueKind.Null)
            return true;

        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
            throw Mismatch(name, "a number");

        value = number;
        return true;
    }

    /// <summary>A Unix timestamp in seconds, within the years that a date can hold.</summary>
    public bool TryTime(string name, bool nullable, out DateTimeOffset? value)
    {
        value = null;

        if (!TryInteger(name, nullable, out var seconds))
            return false;

        if (seconds is null)
            return true;

        if (seconds < 0 || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw Mismatch(name, "a Unix timestamp in seconds");

        value = DateTimeOffset.FromUnixTimeSeconds(seconds.Value);
        return true;
    }

    public bool TryBoolean(string name, out bool? value)
    {
        value = null;

        if (!TryValue(name, true, "a boolean", out var json))
            return false;

        value = json.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => throw Mismatch(name, "a boolean")
        };

        return true;
    }

    /// <summary>Refuses every other field, so that a misspelled one is not ignored. For requests whose fields are all known.</summary>
    public void RefuseOthersThan(IReadOnlyCollection<string> names)
    {
        foreach (var property in _json.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw ApiException.Invalid($"{_path}{property.Name} is not a field; the fields are {string.Join(", ", names)}", _path + property.Name);
        }
    }

    public ApiException Mismatch(string name, string wanted) => ApiException.Invalid($"{_path}{name} must be {wanted}", _path + name);

    private bool TryValue(string name, bool nullable, string wanted, out JsonElement value)
    {
        if (!_json.TryGetProperty(name, out value))
            return false;

        return nullable || value.ValueKind != JsonValueKind.Null ? true : throw Mismatch(name, wanted);
    }
}
