using System.Diagnostics;
using System.Globalization;
using Elsa.Intercom.IntegrationTests.Idempotency.Backends;

namespace Elsa.Intercom.IntegrationTests.Idempotency;

/// <summary>A separate process with a ledger, which may be killed.</summary>
internal sealed class LedgerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);
    private static readonly string Assembly = BuiltProgram.Assembly("tests", "Elsa.Intercom.LedgerProcess");

    private readonly Process _process;

    private LedgerProcess(SqlBackend backend)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(Assembly),
        };
        start.Environment["LEDGER_PROVIDER"] = backend.Provider;
        start.Environment["LEDGER_DATABASE"] = backend.ConnectionString;
        start.Environment["LEDGER_TABLE"] = backend.Table;
        _process = Process.Start(start)!;
    }

    public static async Task<LedgerProcess> StartAsync(SqlBackend backend)
    {
        var process = new LedgerProcess(backend);
        Assert.Equal("ready", await process.ReadAsync());
        return process;
    }

    public async Task<string> AskAsync(FormattableString line)
    {
        await _process.StandardInput.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
        return await ReadAsync();
    }

    /// <summary>Kills it at once, with no chance to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();

        _process.Dispose();
    }

    private async Task<string> ReadAsync()
    {
        using var limit = new CancellationTokenSource(LongestAnswer);
        return await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The process ended.");
    }
}
