using System.Text.Json;

namespace Elsa.Intercom.Host;

/// <summary>A workflow that the quick start loads.</summary>
/// <param name="DefinitionId">Its id in Elsa.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="Path">The path of its HTTP endpoint below /workflows.</param>
/// <param name="File">The file it is read from.</param>
internal sealed record Template(string DefinitionId, string Name, string Description, string Path, string File)
{
    /// <exception cref="QuickStartException">There is no template, or one cannot be read.</exception>
    public static IReadOnlyList<Template> ReadAll(string directory)
    {
        if (!Directory.Exists(directory) || Directory.GetFiles(directory, "*.json") is not { Length: > 0 } files)
            throw new QuickStartException($"There are no templates in {directory}. Build the host again, or name their folder with --Templates <folder>.");

        return [.. files.Order(StringComparer.Ordinal).Select(Read)];
    }

    private static Template Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllText(file));
            var root = json.RootElement;
            var endpoint = root.GetProperty("root").GetProperty("activities").EnumerateArray().First(
                activity => activity.GetProperty("type").GetString() == "Elsa.HttpEndpoint");
            return new Template(
                Text(root, "definitionId"),
                Text(root, "name"),
                Text(root, "description"),
                endpoint.GetProperty("path").GetProperty("expression").GetProperty("value").GetString()!,
                file);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new QuickStartException($"{file} is not a workflow definition that starts with an HTTP endpoint: {e.Message}", e);
        }
    }

    private static string Text(JsonElement root, string property) => root.GetProperty(property).GetString() ?? "";
}
