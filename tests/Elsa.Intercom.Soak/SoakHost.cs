using Elsa.Intercom.Testing;

namespace Elsa.Intercom.Soak;

/// <summary>The host under test. After a kill, it restarts at the same address, with the same ledger and folder.</summary>
internal sealed class SoakHost : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly string _data = Directory.CreateTempSubdirectory("elsa-intercom-soak-").FullName;
    private readonly Dictionary<string, string> _environment;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProgram? _program;

    private SoakHost(Uri sandbox, string ledger)
    {
        Url = new Uri($"http://127.0.0.1:{FixedPort.Find()}");
        _environment = Environment(sandbox, ledger);
    }

    public Uri Url { get; }

    /// <summary>Fails when the host ends without a kill.</summary>
    public Task Ended => _ended.Task;

    public static async Task<SoakHost> StartAsync(Uri sandbox, string ledger, CancellationToken cancellationToken)
    {
        var host = new SoakHost(sandbox, ledger);

        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var program = ChildProgram.Start(BuiltProgram.Assembly("src", "Elsa.Intercom.Host"), ["--urls", Url.ToString(), "--Data", _data], _environment);
        _program = program;
        _ = WatchAsync(program);
        await program.AnsweringAsync(_http, new Uri(Url, "health"), LongestStart, cancellationToken);
    }

    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _program, null) is not { } program)
            return;

        await program.KillAsync();
        await program.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task WatchAsync(ChildProgram program)
    {
        await program.ExitAsync();

        if (ReferenceEquals(Volatile.Read(ref _program), program))
            _ended.TrySetException(new InvalidOperationException($"The host ended by itself:\n{program.Output}"));
    }

    /// <summary>Short times, so that the leases of a killed host end soon, after about half a minute.</summary>
    private static Dictionary<string, string> Environment(Uri sandbox, string ledger) => new()
    {
        ["Studio__Fetch"] = "false",
        ["Ledger__ConnectionString"] = ledger,
        ["Intercom__Connections__Default__BaseUrl"] = sandbox.ToString(),
        ["Intercom__Connections__Default__AccessToken"] = SoakSandbox.AccessToken,
        ["Intercom__Connections__Default__Timeout"] = "00:00:02",
        ["Intercom__Connections__Default__MaxRateLimitWait"] = "00:00:02",
        ["Intercom__Connections__Default__NewContactGrace"] = "00:00:00.5",
        ["Intercom__Connections__Default__SearchGrace"] = "00:00:01",

        // A third of the runs here would log a warning.
        ["Logging__LogLevel__Elsa.Intercom"] = "Error",
    };
}
