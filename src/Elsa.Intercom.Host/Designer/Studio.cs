namespace Elsa.Intercom.Host.Designer;

/// <summary>The designer's files, or why they are missing.</summary>
/// <param name="Folder">Where they are looked for.</param>
/// <param name="Files">The files; null if there are none.</param>
/// <param name="Problem">Why there are none, in a sentence.</param>
/// <param name="Remedy">What to do about it, in a sentence.</param>
internal sealed record Studio(string Folder, StudioFiles? Files, string Problem = "", string Remedy = "")
{
    /// <summary>Whether the user named the folder, so that nothing is fetched into it.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>Finds them, or fetches them.</summary>
    public static async Task<Studio> GetAsync(QuickStartSettings settings, CancellationToken stopping)
    {
        if (!string.IsNullOrWhiteSpace(settings.StudioDirectory))
        {
            var given = Path.GetFullPath(settings.StudioDirectory);
            return new Studio(
                given,
                StudioFiles.Find(given),
                $"The folder {given} is named by --Studio and has no designer in it.",
                $"Name a folder with the files of the npm package {StudioPackage.Name}, or start again without --Studio, which fetches them.")
            {
                IsGiven = true,
            };
        }

        var folder = StudioPackage.Folder();

        if (StudioFiles.Find(folder) is { } found)
            return new Studio(folder, found);

        if (!settings.FetchStudio)
            return new Studio(folder, null, "The designer was not fetched, because --Studio:Fetch is false.", "Start again without that option.");

        var cause = await new StudioFetch(folder, new FetchProgress(Console.Out, !Console.IsOutputRedirected)).RunAsync(stopping);
        var isInstalled = cause?.EndsWith("is missing", StringComparison.Ordinal) != true;
        return new Studio(
            folder,
            StudioFiles.Find(folder),
            $"The designer could not be fetched: {cause}.",
            isInstalled ? "The next start tries again." : "Install Node.js 18 or later with npm and start again.");
    }
}
