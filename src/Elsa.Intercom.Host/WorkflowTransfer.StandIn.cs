using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>Elsa's routes behind the Studio's buttons for export and import.</summary>
internal static class WorkflowTransfer
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/workflow-definitions/{definitionId}/export", Export);
        api.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
        api.MapPost("/workflow-definitions/import", (HttpRequest request, DefinitionPublisher publisher, CancellationToken cancellationToken) =>
            ImportAsync(request, null, publisher, cancellationToken));
        api.MapPut("/workflow-definitions/{definitionId}/import", ImportAsync);
        api.MapPost("/workflow-definitions/import-files", ImportFilesAsync).DisableAntiforgery();
    }

    private static IResult Export(string definitionId, string? versionOptions, DefinitionStore store)
    {
        var isWanted = VersionFilter.Parse(string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions);
        var definition = store.ListAll().Where(x => x.DefinitionId == definitionId && isWanted(x)).MaxBy(x => x.Version);
        return definition == null ? Results.NotFound() : Results.File(Bytes(definition), MediaTypeNames.Application.Json, FileName(definition));
    }

    private static async Task<IResult> ExportManyAsync(HttpRequest request, DefinitionStore store, CancellationToken cancellationToken)
    {
        var ids = (await ApiBody.ReadAsync(request.Body, cancellationToken))["ids"] as JsonArray
            ?? throw new BadHttpRequestException("The body of this request must name 'ids'.");
        using var file = new MemoryStream();

        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var definition in ids.Select(id => id?.ToString()).OfType<string>().Distinct().Select(store.FindVersion).OfType<StoredDefinition>())
            {
                await using var entry = await archive.CreateEntry(FileName(definition)).OpenAsync(cancellationToken);
                await entry.WriteAsync(Bytes(definition), cancellationToken);
            }
        }

        return Results.File(file.ToArray(), MediaTypeNames.Application.Zip, "workflow-definitions.zip");
    }

    private static async Task<IResult> ImportAsync(
        HttpRequest request, string? definitionId, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        var model = await ApiBody.ReadAsync(request.Body, cancellationToken);

        if (definitionId != null)
            model["definitionId"] = definitionId;

        return ApiAnswer.Json(DefinitionAnswer.WithLinks(await SaveAsync(model, publisher, cancellationToken)));
    }

    private static async Task<IResult> ImportFilesAsync(HttpRequest request, DefinitionPublisher publisher, CancellationToken cancellationToken)
    {
        if (await FilesAsync(request, cancellationToken) is not { Count: > 0 } files)
            throw new BadHttpRequestException("Send at least one file of JSON, or an archive (zip) of them.");

        // All are read before the first one is saved, so that a bad one leaves nothing behind.
        List<JsonObject> models = [];

        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            models.AddRange(await WorkflowFile.ReadAsync(file.FileName, content, cancellationToken));
        }

        foreach (var model in models)
            await SaveAsync(model, publisher, cancellationToken);

        return ApiAnswer.Json(new { models.Count });
    }

    private static async Task<IFormFileCollection?> FilesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(cancellationToken)).Files : null;
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // What it says it is, multipart/form-data, is not what it is.
            return null;
        }
    }

    private static Task<StoredDefinition> SaveAsync(JsonObject model, DefinitionPublisher publisher, CancellationToken cancellationToken) =>
        model["root"] is JsonObject ? publisher.SaveAsync(model, cancellationToken) : throw new BadHttpRequestException(WorkflowFile.NoRoot);

    private static byte[] Bytes(StoredDefinition definition)
    {
        var json = DefinitionAnswer.Create(definition);

        // Elsa writes this member, and the Studio recognizes a workflow's file by it.
        json.Insert(0, "$schema", "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json");
        return Encoding.UTF8.GetBytes(json.ToJsonString(ApiJson.Options));
    }

    private static string FileName(StoredDefinition definition) => $"workflow-definition-{Uri.EscapeDataString(definition.DefinitionId)}.json";
}
