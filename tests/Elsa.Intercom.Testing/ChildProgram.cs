using System.Diagnostics;

namespace Elsa.Intercom.Testing;

/// <summary>
/// A .NET program in its own process, which may be killed. It ends when it is disposed of, and also when this process is killed: a shell
/// waits on a pipe to this process, and kills the program when the pipe closes.
/// </summary>
public sealed class ChildProgram : IAsyncDisposable
{
    private const int LastLines = 40;

    /// <summary>A line through the pipe stops the watcher. The program has the shell's process id, so a signal to it hits no shell.</summary>
    private const string Script = """
        exec 3<&0 < /dev/null
        ( read -r _ <&3 || kill -KILL $$ ) > /dev/null 2>&1 &
        exec 3<&-
        exec "$@"
        """;

    private readonly Process _process;
    private readonly Queue<string> _output = [];

    private ChildProgram(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string[] program = ["dotnet", assembly, .. arguments];
        string[] command = OperatingSystem.IsWindows() ? program : ["sh", "-c", Script, "sh", .. program];

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };

        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Its last lines of output.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    public static ChildProgram Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        new(assembly, arguments, environment);

    /// <summary>Waits until it responds to a request with a success.</summary>
    /// <exception cref="InvalidOperationException">It ended, or took too long.</exception>
    public async Task AnsweringAsync(HttpClient http, Uri address, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            while (!await IsAnsweringAsync(http, address, both.Token))
            {
                if (HasExited)
                    throw new InvalidOperationException($"A program ended while it started:\n{Output}");

                await Task.Delay(TimeSpan.FromMilliseconds(50), both.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"A program did not answer within {atMost.TotalSeconds:0} s:\n{Output}");
        }
    }

    /// <summary>SIGKILL: it has no chance to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public Task ExitAsync() => _process.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();

        CallWatcherOff();
        _process.Dispose();
    }

    private static async Task<bool> IsAnsweringAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void CallWatcherOff()
    {
        try
        {
            _process.StandardInput.WriteLine();
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher has ended already.
        }
    }

    private void Keep(string? line)
    {
        if (line == null)
            return;

        lock (_output)
        {
            _output.Enqueue(line);

            if (_output.Count > LastLines)
                _output.Dequeue();
        }
    }
}
