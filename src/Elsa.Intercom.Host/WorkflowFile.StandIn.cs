using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>A file that an author imports: the JSON of a workflow definition, or an archive (zip) of such files, as the Studio exports several.</summary>
internal static class WorkflowFile
{
    public const string NoRoot = "This is not the JSON of a workflow definition: it has no root.";

    private const int MostWorkflows = 1000;
    private const int Megabytes = 32;
    private const int LargestArchive = Megabytes * 1024 * 1024;

    /// <exception cref="BadHttpRequestException">The file is something else, or too large.</exception>
    public static async Task<IReadOnlyList<JsonObject>> ReadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (!IsArchive(content))
            return [await ReadJsonAsync(name, content, cancellationToken)];

        try
        {
            await using var archive = new ZipArchive(content, ZipArchiveMode.Read);
            return await ReadArchiveAsync(name, archive, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException($"{name} is damaged: {e.Message}", e);
        }
    }

    /// <summary>By its first bytes, because browsers disagree about its type.</summary>
    private static bool IsArchive(Stream content)
    {
        var isArchive = content.ReadByte() == 'P' && content.ReadByte() == 'K';
        content.Position = 0;
        return isArchive;
    }

    private static async Task<IReadOnlyList<JsonObject>> ReadArchiveAsync(string name, ZipArchive archive, CancellationToken cancellationToken)
    {
        var entries = archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();

        if (entries.Count is 0 or > MostWorkflows)
            throw new BadHttpRequestException($"{name} has {entries.Count} files of JSON; send an archive with 1 to {MostWorkflows}.");

        List<JsonObject> models = [];
        var room = (long)LargestArchive;

        foreach (var entry in entries)
        {
            using var json = await UnpackAsync(name, entry, room, cancellationToken);
            room -= json.Length;
            models.Add(await ReadJsonAsync(entry.Name, json, cancellationToken));
        }

        return models;
    }

    /// <summary>Counts the bytes that are really unpacked, because an archive can lie about its sizes.</summary>
    private static async Task<MemoryStream> UnpackAsync(string name, ZipArchiveEntry entry, long room, CancellationToken cancellationToken)
    {
        await using var packed = await entry.OpenAsync(cancellationToken);
        var json = new MemoryStream();
        var buffer = new byte[64 * 1024];

        for (int read; (read = await packed.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (json.Length + read > room)
            {
                throw new BadHttpRequestException(
                    $"{name} unpacks to more than {Megabytes} MB. Send several smaller archives.", StatusCodes.Status413PayloadTooLarge);
            }

            json.Write(buffer.AsSpan(0, read));
        }

        json.Position = 0;
        return json;
    }

    private static async Task<JsonObject> ReadJsonAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            var model = await ApiBody.ReadAsync(content, cancellationToken);
            return model["root"] is JsonObject ? model : throw new BadHttpRequestException($"{name}: {NoRoot}");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw new BadHttpRequestException($"{name} is not the JSON of a workflow definition.", e);
        }
    }
}
