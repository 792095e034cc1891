using System.Net;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Programs;

/// <summary>The sandbox's packages, installed as the README says, where there is no other package.</summary>
public sealed class PackageTests(PackedSandbox packed) : IClassFixture<PackedSandbox>
{
    private const string PlainProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    [Fact]
    public async Task The_tool_starts_and_answers()
    {
        var folder = packed.Folder("tool");
        Assert.Equal(3, ReadmeBlocks.Tool.Length);
        var (install, run) = (ReadmeBlocks.Tool[1], ReadmeBlocks.Tool[2]);

        await packed.DotnetAsync(folder, install.Replace("--global", "--tool-path .", StringComparison.Ordinal)
            .Replace(" packages", $" {packed.Packages}", StringComparison.Ordinal).Split(' ')[1..]);
        var program = OperatingSystem.IsWindows() ? "intercom-sandbox.exe" : "intercom-sandbox";
        await using var tool = await SandboxTool.StartAsync(
            run.Replace("5211", "0", StringComparison.Ordinal).Split(' ')[1..], packed.Environment, Path.Combine(folder, program));

        using var response = await tool.Http.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_library_runs_in_a_project_of_the_plain_SDK()
    {
        var folder = packed.Folder("project");
        await File.WriteAllTextAsync(Path.Combine(folder, "project.csproj"), PlainProject, TestContext.Current.CancellationToken);
        Assert.Equal(3, ReadmeBlocks.Library.Length);
        await File.WriteAllLinesAsync(Path.Combine(folder, "Program.cs"), ReadmeBlocks.Library, TestContext.Current.CancellationToken);

        await packed.DotnetAsync(folder, "add", "package", "Elsa.Intercom.Sandbox", "--prerelease", "--source", packed.Packages);
        var output = await packed.DotnetAsync(folder, "run", "-p:UseSharedCompilation=false");

        Assert.Matches("^Point your code at http://127.0.0.1:[0-9]+/ with the token sandbox. Ada is [0-9a-f]{24}.\\s*$", output);
    }
}
