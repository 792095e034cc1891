using System.Runtime.InteropServices;

namespace Elsa.Intercom.Sandbox;

/// <summary>The program, which runs a sandbox until Ctrl+C or SIGTERM.</summary>
internal static class Program
{
    private static readonly Uri DefaultUrl = new("http://127.0.0.1:5211");

    private static async Task<int> Main(string[] args)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        try
        {
            await using var sandbox = await IntercomSandbox.StartAsync(ReadOptions(args));
            Console.WriteLine(
                $"The Intercom sandbox listens on {sandbox.BaseUrl}; a browser shows its inbox there. Access token: {Shown(sandbox.AccessToken)}. "
                    + "Ctrl+C stops it.");
            await stop.Task;
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    // A chosen token may be in use elsewhere too.
    private static string Shown(string token) => token == IntercomSandboxOptions.DefaultAccessToken ? token : "as configured";

    private static IntercomSandboxOptions ReadOptions(string[] args)
    {
        var options = new IntercomSandboxOptions { Url = DefaultUrl };

        new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine(args, new Dictionary<string, string> { ["--urls"] = "Sandbox:Url" })
            .Build()
            .GetSection("Sandbox")
            .Bind(options);

        return options;
    }
}
