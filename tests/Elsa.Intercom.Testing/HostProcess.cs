using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Elsa.Intercom.Testing;

/// <summary>The quick start, or another program that runs until it is stopped, in its own process, as users run it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? program = null)
    {
        program ??= Program;
        string[] command = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };

        // Most tests need no designer, and none must wait for a network.
        start.Environment["Studio__Fetch"] = "false";

        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = new();

    /// <summary>Its output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public string DataDirectory { get; private init; } = "";

    public int ExitCode => _process.ExitCode;

    /// <summary>The program as built.</summary>
    public static string Program => BuiltProgram.Assembly("src", "Elsa.Intercom.Host");

    /// <summary>Whether child programs ignore SIGINT, as in the background of a shell.</summary>
    public static bool IgnoresInterrupts =>
        File.Exists("/proc/self/status") &&
        File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line &&
        (ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it without waiting.</summary>
    /// <param name="program">Another copy of it, or another program; null for <see cref="Program"/>.</param>
    public static HostProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? program = null) =>
        new(arguments, environment ?? new Dictionary<string, string>(), program);

    /// <summary>Starts it with the designer, which it fetches if no start before has, and waits until it is healthy.</summary>
    public static Task<HostProcess> StartWithDesignerAsync(params string[] arguments) =>
        StartHealthyAsync(new Dictionary<string, string> { ["Studio__Fetch"] = "true" }, LongestFetch + LongestStart, arguments);

    /// <summary>Starts it on a free port and waits until it is healthy.</summary>
    public static Task<HostProcess> StartHealthyAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartHealthyAsync(environment, LongestStart, arguments);

    private static async Task<HostProcess> StartHealthyAsync(IReadOnlyDictionary<string, string> environment, TimeSpan longestStart, string[] arguments)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var data = Directory.CreateTempSubdirectory("elsa-intercom-host-").FullName;
        var host = new HostProcess(["--urls", url, "--Data", data, .. arguments], environment) { DataDirectory = data };
        host.Http.BaseAddress = new Uri(url);

        try
        {
            await host.HealthyAsync(longestStart);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The environment variables that set the address of the connection Default.</summary>
    public static Dictionary<string, string> Connection(Uri baseUrl, string accessToken = "sandbox") => new()
    {
        ["Intercom__Connections__Default__BaseUrl"] = baseUrl.ToString(),
        ["Intercom__Connections__Default__AccessToken"] = accessToken,
        ["Intercom__Connections__Default__NewContactGrace"] = "00:00:00",
        ["Intercom__Connections__Default__MaxRateLimitWait"] = "00:00:00",
        ["Intercom__Connections__Default__SearchGrace"] = "00:00:00",
    };

    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(LongestStart);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits for a text in the output. The console logger writes after the response to the request.</summary>
    public async Task WroteAsync(string text)
    {
        using var limit = new CancellationTokenSource(LongestStart);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));

        while (!Output.Contains(text, StringComparison.Ordinal))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();

        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        await _process.WaitForExitAsync();
        _process.Dispose();

        if (DataDirectory.Length > 0)
            Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task HealthyAsync(TimeSpan longestStart)
    {
        using var limit = new CancellationTokenSource(longestStart);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        do
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The host ended:\n{Output}");

            try
            {
                using var answer = await Http.GetAsync(new Uri("/health", UriKind.Relative), limit.Token);

                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        while (await timer.WaitForNextTickAsync(limit.Token));
    }

    private void Write(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
