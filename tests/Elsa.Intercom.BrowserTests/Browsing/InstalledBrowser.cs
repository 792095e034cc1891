namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>Finds this machine's Chromium: named in <c>ELSA_INTERCOM_CHROMIUM</c>, or in the PATH. It downloads none.</summary>
internal static class InstalledBrowser
{
    private const string Setting = "ELSA_INTERCOM_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    public const string Missing = $"There is no Chromium: install it (on Debian: apt-get install chromium), or name its program in {Setting}.";

    public static string? Find() => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given
        ? given
        : Names.SelectMany(name => Folders().Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
