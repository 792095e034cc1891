namespace Elsa.Intercom.Host.Designer;

/// <summary>Where the designer's files lie.</summary>
internal static class StudioFolder
{
    /// <param name="configured">The setting <c>Studio</c>.</param>
    /// <returns>That folder; else the one that was published with the program; else the one that the build fetched.</returns>
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
