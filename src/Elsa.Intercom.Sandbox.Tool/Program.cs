using System.CommandLine;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Sandbox.Tool;

// Longer than the five seconds that running requests get.
var untilStopped = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10), EnableDefaultExceptionHandler = false };

try
{
    var parsed = SandboxCommand.Parse(args, RunAsync);
    return SandboxCommand.Problem(parsed) is { } problem ? throw new ArgumentException(problem) : await parsed.InvokeAsync(untilStopped);
}
catch (Exception e) when (e is ArgumentException or IOException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static async Task<int> RunAsync(IntercomSandboxOptions options, CancellationToken stop)
{
    await using var sandbox = await IntercomSandbox.StartAsync(options, stop);
    Console.WriteLine(
        $"The Intercom sandbox listens on {sandbox.BaseUrl}; a browser shows its inbox there. Access token: {Shown(sandbox.AccessToken)}. Ctrl+C stops it.");
    await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    return 0;
}

// A chosen token may be in use elsewhere too.
static string Shown(string token) => token == new IntercomSandboxOptions().AccessToken ? token : "as configured";
