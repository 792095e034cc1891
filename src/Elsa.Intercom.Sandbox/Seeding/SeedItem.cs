using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>An object in a seed file.</summary>
/// <param name="Json">The object.</param>
/// <param name="Path">Where it is, such as <c>contacts[0]</c>; empty for the file itself.</param>
internal sealed record SeedItem(JsonElement Json, string Path)
{
    private string Prefix => Path.Length == 0 ? "" : $"{Path}.";

    public JsonFields Fields => new(Json, Prefix);

    /// <summary>Reads the objects of an optional array.</summary>
    /// <exception cref="ApiException">Something is wrong. The message names the field.</exception>
    public void ForEach(string name, Action<SeedItem> read)
    {
        foreach (var item in Array(name))
            item.Read(read);
    }

    /// <summary>The strings of an optional array.</summary>
    /// <exception cref="ApiException">It is no array of strings. The message names the field.</exception>
    public IReadOnlyList<string> Strings(string name) => [.. Array(name).Select(x => x.Json.ValueKind == JsonValueKind.String
        ? x.Json.GetString()!
        : throw ApiException.Invalid($"{x.Path} must be a string"))];

    private IEnumerable<SeedItem> Array(string name) => Fields.Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((x, i) => new SeedItem(x, $"{Prefix}{name}[{i}]")),
        _ => throw Fields.Mismatch(name, "an array")
    };

    private void Read(Action<SeedItem> read)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"{Path} must be an object");

        try
        {
            read(this);
        }
        catch (ApiException e) when (!e.Message.StartsWith(Path, StringComparison.Ordinal))
        {
            // The sentences of the API name no item of a file, and some no field.
            throw ApiException.Invalid(e.Field is null || e.Message.StartsWith(e.Field, StringComparison.Ordinal)
                ? $"{Path}: {e.Message}"
                : $"{Path}.{e.Field}: {e.Message}");
        }
    }
}
