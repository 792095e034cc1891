using System.Globalization;

namespace Elsa.Intercom.Testing;

/// <summary>Finds the folder with the server's programs: in the PATH, or where Debian puts them.</summary>
internal static class PostgresBinaries
{
    private const string Debian = "/usr/lib/postgresql";

    public static string? Find() => InPath().Concat(OfDebian()).FirstOrDefault(IsComplete);

    private static string[] InPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One folder for each version, the newest first.</summary>
    private static IEnumerable<string> OfDebian() => !Directory.Exists(Debian)
        ? []
        : Directory.EnumerateDirectories(Debian).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"));

    private static double Version(string folder) => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool IsComplete(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
