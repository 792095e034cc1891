using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Elsa.Intercom.Host.Designer;

/// <summary>
/// The files of Elsa Studio's npm package. A path is looked up in their list, so no path leads out of the folder.
/// </summary>
internal sealed partial class StudioFiles
{
    private readonly FrozenDictionary<string, StudioFile> _files;

    private StudioFiles(FrozenDictionary<string, StudioFile> files) => _files = files;

    /// <returns>Null if the folder has no designer.</returns>
    public static StudioFiles? Find(string? folder)
    {
        if (folder == null || !File.Exists(Path.Combine(folder, "_framework", "blazor.webassembly.js")))
            return null;

        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        var types = ContentTypes();
        var files = new Dictionary<string, StudioFile>();

        foreach (var (name, path) in paths)
        {
            // The package's own page doesn't fit: ours replaces it.
            if (name == "index.html" || !types.TryGetContentType(name, out var type))
                continue;

            var encodings = StudioEncoding.All.Where(encoding => paths.ContainsKey(name + encoding.Extension));
            files[name] = new StudioFile(path, type, [.. encodings], Fingerprint().IsMatch(name));
        }

        return new StudioFiles(files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <param name="path">Its path below the package's folder.</param>
    public StudioFile? this[string path] => _files.GetValueOrDefault(path);

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".dat"] = "application/octet-stream";
        types.Mappings[".map"] = "application/json";
        types.Mappings[".cur"] = "image/x-icon";
        types.Mappings[".scss"] = "text/plain; charset=utf-8";
        types.Mappings[".js"] = "text/javascript; charset=utf-8";
        types.Mappings[".css"] = "text/css; charset=utf-8";

        // Only sent in place of the original file.
        types.Mappings.Remove(".gz");
        return types;
    }

    /// <summary>A fingerprint, as in dotnet.native.b6l13xorvf.js.</summary>
    [GeneratedRegex(@"\.[0-9a-z]{10}\.", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
