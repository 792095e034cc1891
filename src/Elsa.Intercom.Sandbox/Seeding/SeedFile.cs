using System.Text.Json;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>A file with the data that a sandbox begins with.</summary>
internal sealed class SeedFile
{
    private readonly string _path;
    private readonly SeedItem _file;

    private SeedFile(string path, SeedItem file)
    {
        _path = path;
        _file = file;
    }

    /// <exception cref="ArgumentException">The file can't be read, or is not an object with the known fields.</exception>
    public static async Task<SeedFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var json = Parse(await File.ReadAllTextAsync(path, cancellationToken));
            SeedItem file = new(json, "");

            if (json.ValueKind != JsonValueKind.Object)
                throw ApiException.Invalid("it must be an object");

            file.Fields.RefuseOthersThan([.. SeedWorkspace.Fields, .. SeedData.Fields]);
            return new SeedFile(path, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ApiException)
        {
            throw Unusable(path, e);
        }
    }

    /// <summary>The options with the workspace of the file: its admins, teams, tags and types of tickets.</summary>
    /// <exception cref="ArgumentException">Something in the file is wrong. The message is a sentence that names it.</exception>
    public IntercomSandboxOptions Apply(IntercomSandboxOptions options) => Explain(() => SeedWorkspace.Apply(_file, options).Validated());

    /// <summary>Adds the contacts and conversations of the file, up to the first error.</summary>
    /// <exception cref="ArgumentException">As for the workspace.</exception>
    public void AddTo(SeedData data) => Explain(() =>
    {
        data.Add(_file);
        return true;
    });

    private T Explain<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ApiException or ArgumentException)
        {
            throw Unusable(_path, e);
        }
    }

    private static ArgumentException Unusable(string path, Exception e) => new($"The seed file '{path}' can't be used: {e.Message.TrimEnd('.')}.", e);

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
