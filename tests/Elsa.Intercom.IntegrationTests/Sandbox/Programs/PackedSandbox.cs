using System.Diagnostics;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Programs;

/// <summary>The two packages of the sandbox in an empty folder, and a .NET that restores from this folder only and keeps everything below it.</summary>
public sealed class PackedSandbox : IAsyncLifetime
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elsa-intercom-packed-");

    internal string Packages => Path.Combine(_folder.FullName, "packages");

    /// <summary>An empty folder for the tool or a project.</summary>
    internal string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <summary>For commands and what they start.</summary>
    internal Dictionary<string, string> Environment => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "cache"),
        ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder.FullName, "http"),
        ["DOTNET_CLI_HOME"] = Path.Combine(_folder.FullName, "home"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
        ["MSBUILDDISABLENODEREUSE"] = "1",

        // An installed tool starts without the "dotnet" that runs these tests, and must find the same .NET.
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."))
    };

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="packed" value="packages" /></packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);

        // As built with these tests: another build would write to the same folders as theirs.
        foreach (var project in (string[])["Elsa.Intercom.Sandbox", "Elsa.Intercom.Sandbox.Tool"])
            await DotnetAsync(Repository.Root, ["pack", $"src/{project}", "-o", Packages, "--no-build", "-c", Configuration], isolated: false);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a command, which must succeed.</summary>
    internal Task<string> DotnetAsync(string folder, params string[] arguments) => DotnetAsync(folder, arguments, isolated: true);

    // <configuration>/net10.0
    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private async Task<string> DotnetAsync(string folder, string[] arguments, bool isolated)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };

        foreach (var (name, value) in isolated ? Environment : [])
            start.Environment[name] = value;

        var run = await FinishedProgram.RunAsync(start, LongestCommand);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}:\n{run.Output}{run.Errors}");
        return run.Output;
    }
}
