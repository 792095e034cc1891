namespace Elsa.Intercom.Host.Designer;

/// <summary>Finds the folder of the designer's files.</summary>
internal static class StudioFolder
{
    /// <param name="configured">The setting <c>Studio</c>.</param>
    /// <returns>That folder, or the one published with the program, or the one that the build fetched.</returns>
    public static string? Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return Path.GetFullPath(configured);

        var published = Path.Combine(AppContext.BaseDirectory, "studio");

        if (Directory.Exists(published))
            return published;

        var pointer = Path.Combine(AppContext.BaseDirectory, "studio-folder.txt");
        return File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : null;
    }
}
