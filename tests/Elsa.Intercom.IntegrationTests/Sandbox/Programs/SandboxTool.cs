using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Programs;

/// <summary>The sandbox as a program.</summary>
internal static partial class SandboxTool
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    private static string Assembly => BuiltProgram.Assembly("src", "Elsa.Intercom.Sandbox.Tool");

    /// <summary>Runs it with a command line that ends it at once.</summary>
    public static Task<FinishedProgram> RunAsync(params string[] arguments) =>
        FinishedProgram.RunAsync(new ProcessStartInfo("dotnet", [Assembly, .. arguments]), LongestRun);

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Variables of its environment.</param>
    /// <param name="program">An installed copy of it; null for the program as built.</param>
    public static async Task<HostProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? program = null)
    {
        var tool = HostProcess.Start(arguments, environment, program ?? Assembly);

        try
        {
            await tool.WroteAsync("Ctrl+C stops it.");
            tool.Http.BaseAddress = new Uri(Address().Match(tool.Output).Value);
            tool.Http.DefaultRequestHeaders.Add("Authorization", "Bearer sandbox");
            return tool;
        }
        catch
        {
            await tool.DisposeAsync();
            throw;
        }
    }

    [GeneratedRegex("http://[0-9.:]+/")]
    private static partial Regex Address();
}
