using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

public class QuickStartTests
{
    private static readonly Dictionary<string, string> NoConnection = [];

    [Fact]
    public async Task Without_a_connection_it_brings_its_own_sandbox_and_says_what_to_try()
    {
        var sandbox = $"http://127.0.0.1:{HostProcess.FreePort()}";
        await using var host = await HostProcess.StartHealthyAsync(NoConnection, "--Sandbox:Url", sandbox);
        var (status, body) = await Signup.PostAsync(host.Http, """{"email":"ada@example.com","name":"Ada","plan":"pro"}""");
        Assert.Equal(HttpStatusCode.OK, status);

        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sandbox" } } };
        var conversation = await http.GetStringAsync(new Uri($"{sandbox}/conversations/{body["conversation_id"]}"));
        Assert.Contains((string)body["contact_id"]!, conversation, StringComparison.Ordinal);
        Assert.Contains("Ada signed up for the plan pro.", conversation, StringComparison.Ordinal);

        var page = await host.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains(sandbox, page, StringComparison.Ordinal);
        Assert.Contains("/health", page, StringComparison.Ordinal);
        Assert.Contains("Onboarding", page, StringComparison.Ordinal);
        Assert.Contains(
            "\"definitionId\": \"onboarding\"", await host.Http.GetStringAsync(new Uri("/templates/onboarding", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_it_cleanly(string signal)
    {
        Assert.SkipWhen(signal == "INT" && HostProcess.IgnoresInterrupts, "The tests run in the background, where programs ignore the signal of Ctrl+C.");
        await using var host = await HostProcess.StartHealthyAsync(NoConnection, "--Sandbox:Url", "http://127.0.0.1:0");
        await host.SignalAsync(signal);

        Assert.Equal(0, await host.ExitAsync());
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var host = HostProcess.Start(["--urls", $"http://127.0.0.1:{port}", "--Sandbox:Url", "http://127.0.0.1:0"]);
        await AssertSentenceAsync(host, "--urls", $"{port}");
    }

    [Theory]
    [InlineData("--url", "http://127.0.0.1:0")]
    [InlineData("--sandbox-url", "http://127.0.0.1:0")]
    [InlineData("--studio-folder", "x")]
    public async Task A_misspelled_option_is_one_sentence(string option, string value)
    {
        await using var host = HostProcess.Start([option, value]);
        await AssertSentenceAsync(host, $"There is no option {option}.", "--urls", "--Sandbox:Url");
    }

    [Fact]
    public async Task A_second_quick_start_is_one_sentence_that_names_both_options()
    {
        await using var first = await HostProcess.StartHealthyAsync(NoConnection, "--Sandbox:Url", $"http://127.0.0.1:{HostProcess.FreePort()}");

        await using var second = HostProcess.Start(["--urls", first.Http.BaseAddress!.ToString(), "--Sandbox:Url", "http://127.0.0.1:0"]);
        await AssertSentenceAsync(second, "is taken", "perhaps another quick start", "--urls", "--Sandbox:Url");
    }

    [Fact]
    public async Task Another_connection_alone_leaves_Default_to_the_sandbox()
    {
        await using var host = await HostProcess.StartHealthyAsync(
            new Dictionary<string, string> { ["Intercom__Connections__Support__AccessToken"] = "dG9rOnN1cHBvcnQ=" }, "--Sandbox:Url", "http://127.0.0.1:0");

        var health = await host.Http.GetFromJsonAsync<JsonObject>(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("""{"Default":"sandbox","Support":"configured"}""", health!["connections"]!.ToJsonString());
        await host.WroteAsync("Default is the sandbox; configured: Support");
        var (status, _) = await Signup.PostAsync(host.Http, """{"email":"ada@example.com","name":"Ada","plan":"pro"}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_taken_sandbox_port_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var host = HostProcess.Start(["--urls", $"http://127.0.0.1:{HostProcess.FreePort()}", "--Sandbox:Url", $"http://127.0.0.1:{port}"]);
        await AssertSentenceAsync(host, "The sandbox can't start", $"{port}", "perhaps another quick start", "--urls", "--Sandbox:Url");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5210")]
    [InlineData("http://*:5210")]
    [InlineData("http://+:5210")]
    [InlineData("http://[::]:5210")]
    [InlineData("http://example.com:5210")]
    [InlineData("http://127.0.0.1:5210;http://10.0.0.1:5210")]
    public async Task An_address_that_others_can_reach_is_refused_with_the_reason(string urls)
    {
        await using var host = HostProcess.Start(["--urls", urls, "--Sandbox:Url", "http://127.0.0.1:0"]);
        await AssertSentenceAsync(host, "no authentication", "loopback");
    }

    [Fact]
    public async Task A_connection_without_a_token_is_one_sentence_that_names_the_key()
    {
        await using var host = HostProcess.Start(
            ["--urls", $"http://127.0.0.1:{HostProcess.FreePort()}"],
            new Dictionary<string, string> { ["Intercom__Connections__Default__Region"] = "EU" });
        await AssertSentenceAsync(host, "Intercom:Connections:Default:AccessToken", "Set it to");
    }

    private static async Task AssertSentenceAsync(HostProcess host, params string[] parts)
    {
        Assert.Equal(1, await host.ExitAsync());
        var output = host.Output.Trim();
        Assert.All(parts, part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
