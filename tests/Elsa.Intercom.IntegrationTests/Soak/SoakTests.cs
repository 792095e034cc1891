using System.Globalization;
using System.Text.RegularExpressions;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Soak;

/// <summary>A short run of the soak program. The long one is started by hand.</summary>
public sealed partial class SoakTests(PostgresFixture postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_is_lost_or_made_twice_while_requests_fail_and_the_host_is_killed()
    {
        // Skips if there is no server. The program uses the same server.
        var server = (await postgres.BackendAsync()).ConnectionString;

        var (exitCode, summary, errors) = await SoakProgram.RunAsync(
            server, "--conversations", "150", "--faults", "0.2", "--kill", "2", "--seed", "1", "--time-limit", "5");
        output.WriteLine(summary + errors);

        Assert.Equal("", errors);
        Assert.Equal(150, Number(summary, "answered with a conversation") + Number(summary, "unknown, named by the ledger"));
        Assert.Equal(2, Number(summary, "kills of the host (SIGKILL)"));
        Assert.Matches("cutting off [1-9][0-9,]* requests", summary);
        Assert.InRange(Number(summary, "  with a fault"), 50, 5000);
        Assert.All(
            new[] { "lost", "duplicated", "wrong", "unknown, not named", "unaccounted for", "posted again for a settled key" },
            label => Assert.Equal(0, Number(summary, label)));
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("--faults is '1.5'; give a number from 0 to 0.9.", "--faults", "1.5")]
    [InlineData("--conversations is 'many'; give a whole number from 1 to 1000000.", "--conversations", "many")]
    [InlineData("Unrecognized command or argument '--fault'.", "--fault")]
    public async Task Wrong_options_are_refused_in_one_sentence(string sentence, params string[] arguments)
    {
        var (exitCode, summary, errors) = await SoakProgram.RunAsync(null, arguments);

        Assert.Equal(2, exitCode);
        Assert.Equal("", summary);
        Assert.Equal($"{sentence} --help lists the options.", errors.Trim());
    }

    [Fact]
    public async Task A_run_that_takes_too_long_fails_and_says_how_far_it_got()
    {
        var server = (await postgres.BackendAsync()).ConnectionString;

        var (exitCode, _, errors) = await SoakProgram.RunAsync(server, "--conversations", "100000", "--kill", "0", "--time-limit", "0.1");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The time limit of 0.1 minutes is over.", errors, StringComparison.Ordinal);
    }

    /// <summary>The number at the start of a line of the summary.</summary>
    private static int Number(string summary, string label)
    {
        var line = Assert.Single(summary.Split('\n'), line => line.StartsWith(label + "  ", StringComparison.Ordinal));
        return int.Parse(FirstNumber().Match(line[label.Length..].TrimStart()).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[0-9,]+(?=[^0-9,]|$)")]
    private static partial Regex FirstNumber();
}
