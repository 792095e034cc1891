using System.Diagnostics;

namespace Elsa.Intercom.IntegrationTests.Soak;

/// <summary>The soak program in its own process, as users run it. Its child programs end with it.</summary>
internal static class SoakProgram
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(6);

    /// <param name="postgres">The server; null to let the program find one.</param>
    /// <param name="arguments">Its options.</param>
    public static Task<FinishedProgram> RunAsync(string? postgres, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Assembly("tests", "Elsa.Intercom.Soak"), .. arguments]);

        // Not an option, because a list of processes would show the password.
        if (postgres != null)
            start.Environment[PostgresServer.Variable] = postgres;

        return FinishedProgram.RunAsync(start, LongestRun);
    }
}
