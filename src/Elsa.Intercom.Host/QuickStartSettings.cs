using System.Net;

namespace Elsa.Intercom.Host;

/// <summary>The addresses and folders of the quick start.</summary>
internal sealed record QuickStartSettings
{
    public const string DefaultUrl = "http://127.0.0.1:5210";
    public const string DefaultSandboxUrl = "http://127.0.0.1:5211";

    public required IReadOnlyList<Uri> Urls { get; init; }

    public required Uri SandboxUrl { get; init; }

    public required string TemplatesDirectory { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>The folder of the designer; null for the one that the quick start fetches.</summary>
    public string? StudioDirectory { get; init; }

    public bool FetchStudio { get; init; } = true;

    /// <summary>The PostgreSQL database with the ledger of keys; null for <see cref="LedgerFile"/>.</summary>
    public string? LedgerConnectionString { get; init; }

    /// <summary>The SQLite file with the ledger of keys.</summary>
    public string LedgerFile => Path.GetFullPath(Path.Combine(DataDirectory, "ledger.db"));

    /// <summary>The address to show and to send requests to.</summary>
    public Uri Url => Urls[0];

    /// <exception cref="QuickStartException">An address is unusable, or other machines can reach it.</exception>
    public static QuickStartSettings Read(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw new QuickStartException("Kestrel:Endpoints is configured; the quick start takes its address from --urls only.");

        var given = configuration["urls"];
        var urls = (string.IsNullOrWhiteSpace(given) ? DefaultUrl : given).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return new QuickStartSettings
        {
            Urls = [.. urls.Select(url => Loopback(url, "--urls", "the quick start has no authentication"))],
            SandboxUrl = Loopback(configuration["Sandbox:Url"] ?? DefaultSandboxUrl, "Sandbox:Url", "the sandbox has one token, which everybody knows"),
            TemplatesDirectory = configuration["Templates"] ?? Path.Combine(AppContext.BaseDirectory, "templates"),
            DataDirectory = configuration["Data"] ?? Path.Combine(AppContext.BaseDirectory, "data"),
            StudioDirectory = configuration["Studio"],
            FetchStudio = Flag(configuration, "Studio:Fetch"),
            LedgerConnectionString = configuration["Ledger:ConnectionString"] is { } ledger && !string.IsNullOrWhiteSpace(ledger) ? ledger : null,
        };
    }

    private static bool Flag(IConfiguration configuration, string setting) => configuration[setting] is not { } text || (bool.TryParse(text, out var flag)
        ? flag
        : throw new QuickStartException($"{setting} is '{text}'; give true or false."));

    private static Uri Loopback(string text, string setting, string reason)
    {
        // http://*:5210 and http://+:5210 mean a port on every address, and are not valid as a Uri.
        var isUri = Uri.TryCreate(
            text.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url);

        if (!isUri || url!.Scheme != Uri.UriSchemeHttp || url.AbsolutePath != "/")
            throw new QuickStartException($"{setting} is '{text}'; give an address such as {DefaultUrl}.");

        return url.Host == "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip))
            ? url
            : throw new QuickStartException(
                $"{setting} is {text}, which other machines can reach, and {reason}. Use a loopback address such as {DefaultUrl}; for a server of your own, "
                    + "see 'Adding it to your server' in the README.");
    }
}
