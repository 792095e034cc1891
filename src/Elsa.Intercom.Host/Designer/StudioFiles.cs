using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Elsa.Intercom.Host.Designer;

/// <summary>
/// The files of Elsa Studio's npm package. What is served is looked up in the list of what is there, so that no path leads anywhere else.
/// </summary>
internal sealed partial class StudioFiles
{
    private readonly FrozenDictionary<string, StudioFile> _files;

    private StudioFiles(FrozenDictionary<string, StudioFile> files) => _files = files;

    /// <returns>Null where no designer is in the folder.</returns>
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
            // The package's own page is for another version of it.
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

        // Sent in place of the file that they are made from only.
        types.Mappings.Remove(".gz");
        return types;
    }

    /// <summary>As in dotnet.native.b6l13xorvf.js.</summary>
    [GeneratedRegex(@"\.[0-9a-z]{10}\.", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
