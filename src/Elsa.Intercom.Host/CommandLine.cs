namespace Elsa.Intercom.Host;

/// <summary>Refuses a misspelled option, which .NET's configuration would silently ignore.</summary>
internal static class CommandLine
{
    private static readonly string[] Options = ["urls", "Sandbox:Url", "Templates", "Studio", "Studio:Fetch", "Data", "Ledger:ConnectionString"];
    private static readonly string[] Sections = ["Intercom", "Logging", "Kestrel", "environment", "contentRoot", "applicationName"];

    /// <exception cref="QuickStartException">There is no such option.</exception>
    public static void Check(IEnumerable<string> args)
    {
        foreach (var name in args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=')[0]))
        {
            if (!Options.Contains(name, StringComparer.OrdinalIgnoreCase) && !Sections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase))
                throw new QuickStartException($"There is no option --{name}. The options are {string.Join(", ", Options.Select(option => $"--{option}"))}.");
        }
    }
}
