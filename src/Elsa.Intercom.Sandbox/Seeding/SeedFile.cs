using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>A file with the data that a sandbox begins with.</summary>
internal static class SeedFile
{
    private const string Contacts = "contacts";
    private const string Conversations = "conversations";

    /// <summary>Adds what the file has, up to the first error.</summary>
    /// <exception cref="ArgumentException">The file can't be read, or a field of it is wrong. The message is a sentence that names it.</exception>
    public static async Task ApplyAsync(string path, SeedData data, CancellationToken cancellationToken)
    {
        try
        {
            Apply(Parse(await File.ReadAllTextAsync(path, cancellationToken)), data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ApiException)
        {
            throw new ArgumentException($"The seed file '{path}' can't be used: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static void Apply(JsonElement json, SeedData data)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"it must be an object with {Contacts} and {Conversations}");

        new JsonFields(json).RefuseOthersThan([Contacts, Conversations]);

        AddAll(json, Contacts, data.AddContact);
        AddAll(json, Conversations, data.AddConversation);
    }

    private static void AddAll(JsonElement json, string name, Action<JsonFields> add)
    {
        if (!json.TryGetProperty(name, out var list))
            return;

        if (list.ValueKind != JsonValueKind.Array)
            throw ApiException.Invalid($"{name} must be an array");

        foreach (var (i, item) in list.EnumerateArray().Index())
            Add($"{name}[{i}]", item, add);
    }

    private static void Add(string path, JsonElement item, Action<JsonFields> add)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"{path} must be an object");

        try
        {
            add(new JsonFields(item, $"{path}."));
        }
        catch (ApiException e) when (!e.Message.StartsWith(path, StringComparison.Ordinal))
        {
            // Some sentences are Intercom's own, which name no field.
            throw ApiException.Invalid(e.Field is null ? $"{path}: {e.Message}" : $"{path}.{e.Field}: {e.Message}");
        }
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonBody.ParseStrictly(text);
        }
        catch (JsonException e)
        {
            // .NET doesn't say where a name is repeated.
            throw ApiException.Malformed(e.LineNumber is { } line ? $"line {line + 1} is not valid JSON" : "an object in it has a field twice");
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Malformed("it contains a lone surrogate, which is not a character");
        }
    }
}
