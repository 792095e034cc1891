using System.Diagnostics;

namespace Elsa.Intercom.Host.Designer;

/// <summary>
/// Fetches Elsa Studio with npm, which checks it against the lock file's hash. The folder appears in one step when it is complete, so a later start never
/// mistakes the remains of a failed or killed fetch for the designer.
/// </summary>
internal sealed class StudioFetch(string folder, FetchProgress progress)
{
    private const string WorkPrefix = "studio-fetching-";

    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly string[] Arguments =
    [
        "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000",
    ];

    private readonly string _cache = Path.GetDirectoryName(folder)!;

    /// <returns>Null if the designer is in the folder now; otherwise why it could not be fetched, without a full stop.</returns>
    public async Task<string?> RunAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(LongestFetch);

        try
        {
            Directory.CreateDirectory(_cache);
            await using var turn = await TakeTurnAsync(limit.Token);

            // Another quick start may have fetched it while this one waited.
            return StudioFiles.Find(folder) != null ? null : await FetchAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return $"it took longer than {LongestFetch.TotalMinutes:0} minutes";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>One quick start fetches; others that start at the same time wait for it. The system takes the lock from a process that ends.</summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(_cache, "studio-fetching.lock");

        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (isFirst)
                    progress.Wait();

                await Task.Delay(Interval, cancellationToken);
            }
        }
    }

    private async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        foreach (var left in Directory.EnumerateDirectories(_cache, $"{WorkPrefix}*"))
            Remove(left);

        if (FindNpm() is not { } npm)
            return "npm is missing";

        progress.Begin();
        var work = Directory.CreateDirectory(Path.Combine(_cache, $"{WorkPrefix}{Guid.NewGuid():n}")).FullName;

        try
        {
            StudioPackage.WriteManifest(work);

            if (await RunNpmAsync(npm, work, cancellationToken) is { } problem)
                return problem;

            var package = Path.Combine([work, "node_modules", .. StudioPackage.Name.Split('/')]);

            if (StudioFiles.Find(package) == null)
                return "npm's package has no designer in it";

            // Someone removed files from it.
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);

            Directory.Move(package, folder);
            return null;
        }
        finally
        {
            progress.End();
            Remove(work);
        }
    }

    private async Task<string?> RunNpmAsync(string npm, string work, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(npm, Arguments) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var exit = process.WaitForExitAsync(CancellationToken.None);

        try
        {
            while (await Task.WhenAny(exit, Task.Delay(Interval, cancellationToken)) != exit)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress.Report(Size(work));
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await exit;
            throw;
        }

        await output;
        return process.ExitCode == 0 ? null : Cause(process.ExitCode, await error);
    }

    private static string? FindNpm()
    {
        var program = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(entry => Path.Combine(entry, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>The line of npm's output that names the cause.</summary>
    private static string Cause(int exitCode, string error)
    {
        // npm is a script. This is the shell's code if it cannot find node, which runs the script.
        if (exitCode == 127)
            return "node is missing";

        string[] noise = ["npm ", "code ", "errno ", "syscall ", "A complete log"];
        var lines = error.Replace("npm error", "", StringComparison.Ordinal).Replace("npm ERR!", "", StringComparison.Ordinal).Split('\n');
        var cause = lines.Select(line => line.Trim())
            .FirstOrDefault(line => line.Length > 0 && !noise.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        return (cause is { Length: > 200 } ? cause[..200] : cause ?? $"npm ended with {exitCode}").TrimEnd('.');
    }

    private static long Size(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            // npm moves files at the same time.
            return 0;
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The npm of a killed quick start may still write to it. A later fetch removes it.
        }
    }
}
