using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.StandIn;

namespace Elsa.Intercom.Host;

/// <summary>
/// Keeps the workflows of authors as Elsa JSON in a folder: the latest version, and the published one if it is older. Both are there after a restart.
/// An empty file remembers a template that its author deleted.
/// </summary>
internal sealed class WorkflowFolder(string folder, DefinitionStore store, DefinitionPublisher publisher) : IHostedService
{
    /// <summary>The stand-in's provider name for a definition that comes from a template's file.</summary>
    private const string Provider = "Folder";

    private const string Latest = ".json";
    private const string Published = ".published.json";
    private const string Deleted = ".deleted";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private HashSet<string> _templates = [];

    /// <summary>Whether this is a template that its author deleted or retracted.</summary>
    public bool IsRemoved(string definitionId) => _templates.Contains(definitionId) && store.FindPublished(definitionId) == null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        DataFolder.Create(folder);
        _templates = [.. store.ListAll().Select(template => template.DefinitionId)];

        foreach (var template in _templates.Where(template => File.Exists(Path.Combine(folder, FileName(template, Deleted)))))
            await publisher.DeleteAsync(template, cancellationToken);

        // Published versions first, so that the latest one stays the latest.
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").OrderBy(file => !IsPublished(file)).ThenBy(file => file, StringComparer.Ordinal))
            await LoadAsync(file, cancellationToken);

        store.Changed = Keep;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsPublished(string file) => file.EndsWith(Published, StringComparison.Ordinal);

    private async Task LoadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var definition = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) as JsonObject;

            if (definition?.Text("definitionId") is not { } id || definition["root"] is not JsonObject)
                throw new WorkflowDefinitionException("It has no definitionId or no root.");

            if (FileName(id, IsPublished(file) ? Published : Latest) is var name && Path.GetFileName(file) != name)
                throw new WorkflowDefinitionException($"The file of the workflow {id} is named {name}.");

            await publisher.RestoreAsync(definition, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is wrong with one file, the others are still read.
            await Console.Error.WriteLineAsync(
                $"The workflow file {file} was not loaded: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}. It is left as it is; repair or delete it.");
        }
    }

    private void Keep(string definitionId)
    {
        var latest = store.FindLatest(definitionId);
        var published = store.FindPublished(definitionId);

        // A template that nobody changed is read from its own file.
        Write(definitionId, Latest, latest is { ProviderName: Provider, IsPublished: true } ? null : Json(latest));
        Write(definitionId, Published, published is { ProviderName: Provider } || published?.Id == latest?.Id ? null : Json(published));
        Write(definitionId, Deleted, _templates.Contains(definitionId) && store.FindLast(definitionId) == null ? "" : null);
    }

    private static string? Json(StoredDefinition? definition) => definition == null ? null : DefinitionAnswer.Create(definition).ToJsonString(Readable);

    private void Write(string definitionId, string extension, string? text)
    {
        var file = Path.Combine(folder, FileName(definitionId, extension));

        try
        {
            if (text == null)
            {
                File.Delete(file);
                return;
            }

            // The move replaces the file in one step, so a killed process leaves either the old file or the new one.
            File.WriteAllText(file + ".new", text);
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowDefinitionException($"The workflow cannot be kept in {file}, and will be lost when the quick start stops: {e.Message}", e);
        }
    }

    private static string FileName(string definitionId, string extension) => Uri.EscapeDataString(definitionId) + extension;
}
