using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Elsa.Intercom.Sandbox.Tool;

/// <summary>The command line: what it accepts, and the options of the sandbox that it means.</summary>
internal static class SandboxCommand
{
    private const string Name = "intercom-sandbox";
    private const string Help = $"'{Name} --help' lists the options.";

    private static readonly Uri DefaultUrl = new("http://127.0.0.1:5211");

    // "--urls" is how ASP.NET Core's own programs call it.
    private static readonly Option<string?> Urls = new("--urls") { Hidden = true };

    private static readonly Option<string?> Port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0 takes a free one, and the first line of output names it. Default 5211",
        HelpName = "number"
    };

    // Nothing is a response file: a token may start with @.
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    /// <param name="args">The command line.</param>
    /// <param name="run">Runs a sandbox until the token is canceled.</param>
    public static ParseResult Parse(IReadOnlyList<string> args, Func<IntercomSandboxOptions, CancellationToken, Task<int>> run)
    {
        // A RootCommand would have the name of the assembly.
        var command = new Command(Name, "An Intercom API on this machine, in memory, with an inbox page. Ctrl+C stops it.") { Port, Urls };

        foreach (var setting in Setting.All)
            setting.AddTo(command);

        command.Add(new HelpOption());
        command.Add(new VersionOption());
        command.SetAction((parsed, cancellationToken) => run(Options(parsed), cancellationToken));
        return command.Parse(args, Plain);
    }

    /// <summary>What is wrong with the command line, as one sentence; null if nothing is.</summary>
    public static string? Problem(ParseResult parsed) => (parsed.UnmatchedTokens, parsed.Errors) switch
    {
        ([var first, ..], _) => $"There is no option {first}; {Help}",
        (_, [var first, ..]) => $"{first.Message} {Help}",
        _ => null
    };

    /// <exception cref="ArgumentException">A value can't be read.</exception>
    private static IntercomSandboxOptions Options(ParseResult parsed)
    {
        var options = new IntercomSandboxOptions { Url = DefaultUrl };
        var given = Setting.All.Select(x => KeyValuePair.Create(x.Key, x.Read(parsed))).Where(x => x.Value is not null).ToArray();

        try
        {
            new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(given).Build().GetSection(Setting.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException($"{e.Message} {Help}", e);
        }

        if (parsed.GetResult(Port) is not null && (parsed.GetResult(Urls) is not null || given.Any(x => x.Key == Setting.UrlKey)))
            throw new ArgumentException("The address has its own port: use --port or --url, not both.");

        if (parsed.GetValue(Urls) is { } urls)
            options.Url = Address("--urls", urls);

        if (parsed.GetValue(Port) is { } port)
            options.Url = Address("--port", $"http://127.0.0.1:{PortNumber(port).ToString(CultureInfo.InvariantCulture)}");

        return options;
    }

    private static ushort PortNumber(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        ? port
        : throw new ArgumentException($"--port is '{text}'; it must be a number from 0 to {ushort.MaxValue}, and 0 takes a free port.");

    private static Uri Address(string option, string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        ? url
        : throw new ArgumentException($"{option} is '{text}'; it must be an address such as {DefaultUrl}.");
}
