using System.CommandLine;

namespace Elsa.Intercom.Sandbox.Tool;

/// <summary>An option of the command line, which sets a property of <see cref="IntercomSandboxOptions"/>.</summary>
internal sealed class Setting
{
    public const string Section = "Sandbox";
    public const string UrlKey = $"{Section}:{nameof(IntercomSandboxOptions.Url)}";

    private readonly Option<string?> _option;
    private readonly Option<string?> _configured;
    private readonly string _property;

    private Setting(string name, string argument, string property, string description, bool isSwitch = false)
    {
        var arity = isSwitch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne;
        _property = property;
        _option = new Option<string?>(name) { Description = description, HelpName = argument, Arity = arity };

        // The name that .NET's configuration gives it, which is also that of the environment variable. The help would be twice as long with it.
        _configured = new Option<string?>($"--{Section}:{property}") { Hidden = true, Arity = arity };
    }

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("--url", "address", nameof(IntercomSandboxOptions.Url), "Where it listens. Default http://127.0.0.1:5211"),
        new("--seed", "file.json", nameof(IntercomSandboxOptions.SeedFile), "The data to begin with. The README describes the file"),
        new("--access-token", "token", nameof(IntercomSandboxOptions.AccessToken), "The only token that it accepts. Default sandbox"),
        new("--api-version", "version", nameof(IntercomSandboxOptions.DefaultVersion), "For requests without Intercom-Version. Default 2.14"),
        new("--region", "region", nameof(IntercomSandboxOptions.Region), "The workspace's region: US (default), EU or AU"),
        new("--requests-per-minute", "number", nameof(IntercomSandboxOptions.RequestsPerMinute), "The rate limit. Default 10000"),
        new("--search-delay", "hh:mm:ss", nameof(IntercomSandboxOptions.SearchDelay), "How long searches don't find what is new. Default 00:00:00"),
        new("--request-history", "number", nameof(IntercomSandboxOptions.RequestHistory), "How many requests it remembers. Default 10000"),
        new("--run-address", "address", nameof(IntercomSandboxOptions.RunAddress), "The page of a workflow run, with {id} for its id"),
        new("--admin-reply-reopens", "true|false", nameof(IntercomSandboxOptions.AdminReplyReopens), "A comment opens a closed conversation", isSwitch: true),
        new("--random-seed", "number", nameof(IntercomSandboxOptions.Seed), "Makes ids and the chances of faults the same in every run"),
        new("--allow-remote", "true|false", nameof(IntercomSandboxOptions.AllowRemote), "Permits an address that other machines can reach", isSwitch: true)
    ];

    public string Key => $"{Section}:{_property}";

    public void AddTo(Command command)
    {
        command.Add(_option);
        command.Add(_configured);
    }

    /// <summary>The value on the command line; null if it is not there.</summary>
    public string? Read(ParseResult parsed) => Read(parsed, _option) ?? Read(parsed, _configured);

    private static string? Read(ParseResult parsed, Option<string?> option) =>
        parsed.GetResult(option) is { Implicit: false } result ? result.GetValueOrDefault<string?>() ?? bool.TrueString : null;
}
