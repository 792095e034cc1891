namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Finds the repository's files from the folder of the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Package => Path.Combine(Root, "src", "Elsa.Intercom");

    /// <summary>The package's own source files.</summary>
    public static IEnumerable<string> Sources(string folder = "") => Files(Path.Combine(Package, folder), "*.cs");

    /// <summary>The files below a folder, without build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find(string? folder)
    {
        while (folder != null && !File.Exists(Path.Combine(folder, "Elsa.Intercom.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException("Elsa.Intercom.sln is in no folder above the tests. Run the tests within the repository.");
    }
}
