using System.Runtime.InteropServices;

namespace Elsa.Intercom.Soak;

/// <summary>
/// The program. It exits with 0 if nothing was lost, duplicated, wrong or unexplained, 1 if something was or the run failed, 2 for wrong options,
/// and 130 after Ctrl+C.
/// </summary>
internal static class Program
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    private static Task<int> Main(string[] arguments) => new SoakCommand().RunAsync(arguments, RunAsync);

    private static async Task<int> RunAsync(SoakOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        Console.WriteLine(options);

        try
        {
            var (summary, isGood) = await new SoakRun(options).RunAsync(stop.Token);
            Console.WriteLine();
            Console.WriteLine(summary);

            if (options.ReportFile != null)
                await File.WriteAllTextAsync(options.ReportFile, $"{summary}\n", stop.Token);

            return isGood ? 0 : Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Interrupted;
        }
        catch (Exception e) when (e is SoakException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
