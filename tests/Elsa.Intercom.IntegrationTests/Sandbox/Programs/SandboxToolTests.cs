using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Programs;

/// <summary>The command line of the sandbox's program.</summary>
public sealed class SandboxToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-seed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Help_lists_every_option_of_the_README()
    {
        var help = await SandboxTool.RunAsync("--help");

        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Contains("intercom-sandbox [options]", help.Output, StringComparison.Ordinal);
        Assert.All(ReadmeBlocks.Options, option => Assert.Contains($"  {option} ", help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is no option --prot; 'intercom-sandbox --help' lists the options.", "--prot", "0")]
    [InlineData("There is no option 5211; ", "5211")]
    [InlineData("--port is 'http'; it must be a number from 0 to 65535, and 0 takes a free port.", "--port", "http")]
    [InlineData("--port is '70000'; ", "--port", "70000")]
    [InlineData("The address has its own port: use --port or --url, not both.", "--port", "0", "--url", "http://127.0.0.1:0")]
    [InlineData("Required argument missing for option: '--seed'. 'intercom-sandbox --help' lists the options.", "--seed")]
    [InlineData("--urls is 'x'; it must be an address such as http://127.0.0.1:5211/.", "--urls", "x")]
    [InlineData("The sandbox does not listen on 0.0.0.0: ", "--url", "http://0.0.0.0:0")]
    [InlineData("RequestsPerMinute is 5; ", "--Sandbox:RequestsPerMinute", "5")]
    [InlineData("Failed to convert configuration value 'many' at 'Sandbox:RequestsPerMinute'", "--requests-per-minute", "many")]
    [InlineData("The seed file 'missing.json' can't be used: ", "--seed", "missing.json", "--port", "0")]
    public async Task A_wrong_command_line_is_one_sentence(string sentence, params string[] arguments)
    {
        var run = await SandboxTool.RunAsync(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_it_cleanly(string signal)
    {
        Assert.SkipWhen(signal == "INT" && HostProcess.IgnoresInterrupts, "The tests run in the background, where programs ignore the signal of Ctrl+C.");
        await using var tool = await SandboxTool.StartAsync(["--port", "0"]);
        var started = tool.Output;

        await tool.SignalAsync(signal);

        Assert.Equal(0, await tool.ExitAsync());
        Assert.Equal(started.Trim(), tool.Output.Trim());
    }

    [Fact]
    public async Task Options_come_from_the_command_line_and_the_environment()
    {
        var seed = Path.Combine(_folder.FullName, "data.json");
        await File.WriteAllTextAsync(seed, """{"contacts":[{"external_id":"70","name":"Ada"}]}""", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["Sandbox__Region"] = "AU", ["Sandbox__DefaultVersion"] = "2.15" };

        await using var tool = await SandboxTool.StartAsync(["--port=0", "--seed", seed, "--Sandbox:DefaultVersion", "2.16"], environment);

        Assert.Equal("AU", (string?)(await GetAsync(tool, "/me"))["app"]!["region"]);
        Assert.Equal("Ada", (string?)(await GetAsync(tool, "/contacts/find_by_external_id/70"))["name"]);
        using var response = await tool.Http.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("2.16", Assert.Single(response.Headers.GetValues("Intercom-Version")));
    }

    private static async Task<JsonObject> GetAsync(HostProcess tool, string path) =>
        (await tool.Http.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative)))!;
}
