namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>A copy of the built quick start, as published: it fetches the designer beside its program.</summary>
public sealed class CopiedHost : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-copy-");

    public CopiedHost()
    {
        var built = Path.GetDirectoryName(HostProcess.Program)!;

        foreach (var path in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(built, path)))
        {
            // The first names the folder of the repository's builds. The others are data of hosts that run meanwhile; real Elsa keeps locks in App_Data.
            if (path == "studio-folder.txt" || path.StartsWith("data", StringComparison.Ordinal) || path.StartsWith("App_Data", StringComparison.Ordinal))
                continue;

            var copy = Path.Combine(_folder.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(built, path), copy);
        }
    }

    public string Program => Path.Combine(_folder.FullName, Path.GetFileName(HostProcess.Program));

    public string Studio => Path.Combine(_folder.FullName, "studio");

    /// <summary>The names of what a fetch left, other than its lock.</summary>
    public IEnumerable<string> Fetched => _folder.EnumerateFileSystemInfos("studio*").Select(entry => entry.Name).Where(name => name != "studio-fetching.lock");

    public void RemoveStudio()
    {
        foreach (var entry in _folder.EnumerateDirectories("studio*"))
            entry.Delete(recursive: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
