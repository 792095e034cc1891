using System.Diagnostics;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox.NodeSdk;

/// <summary>Intercom's official SDK for Node.js against the sandbox.</summary>
public sealed class NodeSdkTests
{
    private const string Missing = "Node.js or Intercom's SDK for it is missing: install Node.js 18 or later with npm, then run 'npm ci' in "
        + "tests/Elsa.Intercom.IntegrationTests/Sandbox/NodeSdk.";

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Elsa.Intercom.IntegrationTests", "Sandbox", "NodeSdk");

    [Theory]
    [InlineData("calls.mjs")]
    [InlineData("ticket-calls.mjs")]
    public async Task Its_calls_work(string script)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "intercom-client")) && HasNode(), Missing);
        await using var sandbox = await IntercomSandbox.StartAsync();

        var run = await FinishedProgram.RunAsync(
            new ProcessStartInfo("node", [script, sandbox.BaseUrl.ToString(), sandbox.AccessToken]) { WorkingDirectory = Folder }, LongestRun);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.All(sandbox.Requests, request => Assert.InRange(request.Status, 200, 299));
    }

    [Fact]
    public void The_lock_file_has_a_hash_and_no_address()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "package-lock.json"));

        Assert.Contains("\"integrity\": \"sha512-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
