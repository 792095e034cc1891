using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Elsa.Intercom.Testing;

/// <summary>
/// A PostgreSQL server. A shell watches it, and stops it and removes its data when the pipe to this process closes: when it is
/// disposed of, and also when this process is killed.
/// </summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private const int Attempts = 5;
    private const int LastLines = 10;

    /// <summary>Arguments: the folder of the binaries and the port. The password comes through the pipe first, so that no list of processes shows it.</summary>
    private const string Script = """
        set -eu
        umask 077
        IFS= read -r password
        folder=$(mktemp -d -t elsa-intercom-postgres.XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        printf '%s' "$password" > "$folder/password"
        "$1/initdb" --pgdata "$folder/data" --username elsa --auth scram-sha-256 --pwfile "$folder/password" --encoding UTF8 --locale C --no-sync
        rm "$folder/password"
        exec 3<&0
        "$1/postgres" -D "$folder/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 3<&- &
        server=$!
        ( read -r _ <&3 || true; kill -INT "$server" ) > /dev/null 2>&1 &
        exec 3<&-
        trap 'kill -INT "$server" || true' HUP INT TERM
        while kill -0 "$server" 2> /dev/null; do wait "$server" || true; done
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Queue<string> _output = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostgresProcess(string binaries, int port)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "elsa",
            Password = password,
            Database = "postgres",
        }.ConnectionString;

        _process = new Process { StartInfo = Command(binaries, port) };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.WriteLine(password);
        _process.StandardInput.Flush();
    }

    public string ConnectionString { get; }

    private string Output
    {
        get
        {
            lock (_output)
                return string.Join(' ', _output);
        }
    }

    /// <exception cref="PostgresStartException">It did not start.</exception>
    public static async Task<PostgresProcess> StartAsync(string binaries)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            throw new PostgresStartException($"this is done on Linux and macOS only; set {PostgresServer.Variable} instead.");

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryStartAsync(binaries);
            }
            catch (PostgresStartException e) when (attempt < Attempts && e.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                // Another program took the port meanwhile.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(LongestStop);

        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static async Task<PostgresProcess> TryStartAsync(string binaries)
    {
        var server = new PostgresProcess(binaries, FreePort());
        using var limit = new CancellationTokenSource(LongestStart);

        try
        {
            await await Task.WhenAny(server._ready.Task, server._process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            await server.DisposeAsync();
            throw new PostgresStartException($"it took longer than {LongestStart}. {server.Output}");
        }

        if (server._ready.Task.IsCompleted)
            return server;

        await server.DisposeAsync();
        throw new PostgresStartException(server.Output);
    }

    /// <summary>The server refuses to run as root, so root starts it as the user of Debian's package.</summary>
    private static ProcessStartInfo Command(string binaries, int port)
    {
        string[] shell = ["sh", "-c", Script, "sh", binaries, port.ToString(CultureInfo.InvariantCulture)];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell] : shell;

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        if (Environment.IsPrivilegedProcess)
            start.Environment.Remove("TMPDIR");

        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Read(string? line)
    {
        if (line == null)
            return;

        lock (_output)
        {
            _output.Enqueue(line);

            if (_output.Count > LastLines)
                _output.Dequeue();
        }

        if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
