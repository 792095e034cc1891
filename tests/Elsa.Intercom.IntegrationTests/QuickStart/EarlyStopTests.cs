namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>A stop during the start is as quiet as any other.</summary>
public sealed class EarlyStopTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("elsa-intercom-early-");

    [Theory]
    [InlineData(null)]
    [InlineData("ledger.db")]
    [InlineData("workflows")]
    public async Task A_SIGTERM_ends_it_quietly(string? begun)
    {
        await using var host = HostProcess.Start(
            ["--urls", $"http://127.0.0.1:{HostProcess.FreePort()}", "--Sandbox:Url", "http://127.0.0.1:0", "--Data", _data.FullName]);

        while (begun != null && !Path.Exists(Path.Combine(_data.FullName, begun)))
            await Task.Yield();

        await host.SignalAsync("TERM");

        // Before the program's first line, the system itself ends it.
        Assert.Contains(await host.ExitAsync(), begun == null ? [0, 143] : (int[])[0]);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", host.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);
}
