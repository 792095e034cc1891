using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Elsa.Intercom.Testing;

namespace Elsa.Intercom.Soak;

/// <summary>The command line.</summary>
internal sealed class SoakCommand
{
    private readonly Option<int> _conversations = Number(
        "--conversations", "How many sign-ups to send, each of which is to make one conversation.", 1000, 1, 1_000_000);
    private readonly Option<double> _faults = Number("--faults", "Which share of the requests to Intercom goes wrong, from 0 to 0.9.", 0.2, 0, 0.9);
    private readonly Option<int> _kills = Number("--kill", "How often the host is killed (SIGKILL) while it works, and started again.", 5, 0, 1000);
    private readonly Option<int> _seed = Number(
        "--seed", "Repeats the same faults and kills, as far as the timing of processes allows; 0 for another one each time.", 0, 0, 1_000_000);
    private readonly Option<int> _concurrency = Number("--concurrency", "How many sign-ups wait for an answer at a time.", 64, 1, 1000);
    private readonly Option<double> _timeLimit = Number("--time-limit", "Minutes after which the run has failed.", 30.0, 0.1, 24 * 60);
    private readonly Option<string?> _postgres = new("--postgres")
    {
        Description = "An Npgsql connection string of a user who may create databases; "
        + $"{PostgresServer.Variable} in the environment is the same. Else a server of its own is started."
    };
    private readonly Option<string?> _report = new("--report") { Description = "A file to write the summary to as well." };
    private readonly RootCommand _root;

    public SoakCommand()
    {
        _report.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
                result.AddError($"--report is '{file}', and there is no such folder; create it or name another one.");
        });

        _root = new RootCommand(
            "Sends sign-ups to the onboarding workflow while Intercom's answers fail and the host is killed, and counts what was lost, "
                + "made twice or left unknown.")
        {
            _conversations, _faults, _kills, _seed, _concurrency, _timeLimit, _postgres, _report,
        };
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] arguments, Func<SoakOptions, Task<int>> run)
    {
        var parsed = _root.Parse(arguments);

        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{parsed.Errors[0].Message} --help lists the options.");
            return 2;
        }

        _root.SetAction((result, _) => run(Options(result)));

        // The program handles Ctrl+C itself, because its cleanup takes longer than two seconds.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private SoakOptions Options(ParseResult result) => new()
    {
        Conversations = result.GetValue(_conversations),
        Faults = result.GetValue(_faults),
        Kills = result.GetValue(_kills),
        Seed = result.GetValue(_seed) is > 0 and var seed ? seed : Random.Shared.Next(1, 1_000_000),
        Concurrency = result.GetValue(_concurrency),
        TimeLimit = TimeSpan.FromMinutes(result.GetValue(_timeLimit)),
        Postgres = result.GetValue(_postgres),
        ReportFile = result.GetValue(_report),
    };

    private static Option<T> Number<T>(string name, string description, T standard, T least, T most)
        where T : struct, INumber<T> =>
        new(name) { Description = description, DefaultValueFactory = _ => standard, CustomParser = result => Read(result, name, least, most) };

    private static T Read<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, INumber<T>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

        if (T.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        result.AddError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is '{text}'; give a {(T.IsInteger(T.One / (T.One + T.One)) ? "whole number" : "number")} from {least} to {most}."));
        return default;
    }
}
