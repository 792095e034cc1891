using System.Diagnostics;

namespace Elsa.Intercom.IntegrationTests.Soak;

/// <summary>The soak program in its own process, as users run it.</summary>
internal static class SoakProgram
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(6);

    /// <param name="postgres">The server; null to let the program find one.</param>
    /// <param name="arguments">Its options.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string? postgres, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [BuiltProgram.Assembly("tests", "Elsa.Intercom.Soak"), .. arguments])
        { RedirectStandardOutput = true, RedirectStandardError = true };

        // Not an option, because a list of processes would show the password.
        if (postgres != null)
            start.Environment[PostgresServer.Variable] = postgres;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(LongestRun);

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            // Its child programs end with it.
            if (!process.HasExited)
                process.Kill();
        }
    }
}
