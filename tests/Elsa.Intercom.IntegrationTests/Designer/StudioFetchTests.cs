using System.Diagnostics;
using System.Text.Json.Nodes;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>How the build of the host fetches the designer.</summary>
public sealed class StudioFetchTests : IDisposable
{
    private const string Package = "node_modules/@elsa-workflows/elsa-studio-wasm";

    private static readonly string Source = Path.Combine(Repository.Root, "src", "Elsa.Intercom.Host", "studio");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-fetch-");

    private string Target => Path.Combine(_folder.FullName, "cache", "3.8");

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
    public async Task A_build_without_node_succeeds_and_says_in_one_line_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, the shell is elsewhere.");
        var project = Path.Combine(Repository.Root, "src", "Elsa.Intercom.Host", "Elsa.Intercom.Host.csproj");
        var cache = Path.Combine(_folder.FullName, "cache");
        var output = Directory.CreateDirectory(Path.Combine(_folder.FullName, "out"));
        var path = Directory.CreateDirectory(Path.Combine(_folder.FullName, "path")).FullName;
        File.CreateSymbolicLink(Path.Combine(path, "sh"), "/bin/sh");
        var (code, text) = await RunAsync(
            Find("dotnet")!,
            path,
            "msbuild",
            project,
            "-t:FetchStudio",
            "-nologo",
            "-nr:false",
            "-v:m",
            "-p:ElsaSource=standin",
            $"-p:StudioCache={cache}/",
            $"-p:OutDir={output.FullName}/");

        Assert.True(code == 0, text);
        var line = Assert.Single(text.Split('\n'), line => line.Contains("built without the designer", StringComparison.Ordinal));
        Assert.Contains("node is missing", line, StringComparison.Ordinal);
        Assert.Contains("Install Node.js 18 or later", line, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("error", text, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(cache));
    }

    [Fact]
    public async Task A_broken_download_leaves_nothing_that_looks_complete()
    {
        WriteNpm(
            $"mkdir -p {Package}/_framework; echo half > {Package}/_framework/dotnet.js; echo 'npm error code EINTEGRITY' >&2; "
                + "echo 'npm error sha512 is wrong' >&2; exit 1");
        var (code, text) = await FetchAsync();

        Assert.Equal(1, code);
        Assert.Equal("sha512 is wrong", text.Trim());
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task Builds_at_the_same_time_download_it_once()
    {
        var calls = Path.Combine(_folder.FullName, "calls");
        WriteNpm($"echo call >> {calls}; mkdir -p {Package}; echo whole > {Package}/appsettings.json");
        var results = await Task.WhenAll(FetchAsync(), FetchAsync(), FetchAsync());

        Assert.All(results, result => Assert.Equal((0, ""), result));
        Assert.Single(await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task The_remains_of_a_killed_build_are_removed()
    {
        WriteNpm($"mkdir -p {Package}; echo whole > {Package}/appsettings.json");
        var cache = Path.GetDirectoryName(Target)!;
        Directory.CreateDirectory(Path.Combine(cache, "fetching-1", "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(cache, "fetching.pid"), $"{int.MaxValue}", TestContext.Current.CancellationToken);
        var result = await FetchAsync();

        Assert.Equal((0, ""), result);
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(cache));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a program of this machine")]
    public async Task A_lock_of_a_dead_build_does_not_block_the_build(string owner)
    {
        WriteNpm($"mkdir -p {Package}; echo whole > {Package}/appsettings.json");
        var cache = Directory.CreateDirectory(Path.GetDirectoryName(Target)!).FullName;
        var file = Path.Combine(cache, "fetching.pid");
        await File.WriteAllTextAsync(file, owner.Length == 0 ? "" : $"{Environment.ProcessId}", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        var result = await FetchAsync();

        Assert.Equal((0, ""), result);
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(cache));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<(int Code, string Text)> FetchAsync() =>
        RunAsync(Find("node")!, $"{Path.Combine(_folder.FullName, "npm")}:/usr/bin:/bin", Path.Combine(Source, "fetch.mjs"), Target);

    /// <summary>A fake npm that a test controls.</summary>
    private void WriteNpm(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This npm is a shell script.");
        Assert.SkipWhen(Find("node") == null, "node is missing.");
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "npm")).FullName, "npm");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string? Find(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task<(int Code, string Text)> RunAsync(string program, string path, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = path;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
