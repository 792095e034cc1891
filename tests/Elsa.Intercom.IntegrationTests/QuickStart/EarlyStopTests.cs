namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>A stop during the start is as quiet as any other.</summary>
public sealed class EarlyStopTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("elsa-intercom-early-");

    [Theory]
    [InlineData]
    [InlineData("ledger.db")]
    [InlineData("workflows", "elsa.db")]
    public async Task A_SIGTERM_ends_it_quietly(params string[] begun)
    {
        await using var host = HostProcess.Start(
            ["--urls", $"http://127.0.0.1:{HostProcess.FreePort()}", "--Sandbox:Url", "http://127.0.0.1:0", "--Data", _data.FullName]);

        // Authors' workflows are in one of the two, on the stand-in and on Elsa.
        while (begun.Length > 0 && !begun.Any(name => Path.Exists(Path.Combine(_data.FullName, name))))
            await Task.Yield();

        await host.SignalAsync("TERM");

        // Before the program's first line, the system itself ends it.
        Assert.Contains(await host.ExitAsync(), begun.Length == 0 ? [0, 143] : (int[])[0]);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", host.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);
}
