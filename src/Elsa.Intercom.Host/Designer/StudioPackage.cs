namespace Elsa.Intercom.Host.Designer;

/// <summary>The npm package of Elsa Studio. The files that name it and its hash are embedded, so that they work from any working directory.</summary>
internal static class StudioPackage
{
    public const string Name = "@elsa-workflows/elsa-studio-wasm";

    /// <summary>The size of its files.</summary>
    public const int Megabytes = 92;

    private static readonly string[] Manifest = ["package.json", "package-lock.json", ".npmrc"];

    /// <summary>Its folder, fetched or not: beside a published program, otherwise where the build says, so that it outlives the build's output.</summary>
    public static string Folder()
    {
        var pointer = Path.Combine(AppContext.BaseDirectory, "studio-folder.txt");
        return File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : Path.Combine(AppContext.BaseDirectory, "studio");
    }

    /// <summary>Writes what npm needs to install it.</summary>
    public static void WriteManifest(string folder)
    {
        foreach (var name in Manifest)
        {
            using var file = File.Create(Path.Combine(folder, name));
            using var resource = typeof(StudioPackage).Assembly.GetManifestResourceStream($"studio/{name}")!;
            resource.CopyTo(file);
        }
    }
}
