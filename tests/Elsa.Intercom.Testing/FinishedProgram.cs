using System.Diagnostics;

namespace Elsa.Intercom.Testing;

/// <summary>A program that ran to its end in its own process.</summary>
public sealed record FinishedProgram(int ExitCode, string Output, string Errors)
{
    /// <param name="start">The program and its arguments.</param>
    /// <param name="longest">After that it is killed.</param>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static async Task<FinishedProgram> RunAsync(ProcessStartInfo start, TimeSpan longest)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(longest);

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new FinishedProgram(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
