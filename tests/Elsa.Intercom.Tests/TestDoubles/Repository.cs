namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Where the sources are, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Package => Path.Combine(Root, "src", "Elsa.Intercom");

    public static string Tests => Path.Combine(Root, "tests", "Elsa.Intercom.Tests");

    /// <summary>The package's own source files.</summary>
    public static IEnumerable<string> Sources(string folder = "") =>
        Directory.EnumerateFiles(Path.Combine(Package, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Package, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    private static string Find(string? folder)
    {
        while (folder != null && !File.Exists(Path.Combine(folder, "Elsa.Intercom.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException("Elsa.Intercom.sln is in no folder above the tests. Run the tests within the repository.");
    }
}
