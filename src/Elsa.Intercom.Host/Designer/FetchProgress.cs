namespace Elsa.Intercom.Host.Designer;

/// <summary>Shows on the console what is fetched and how far it is: in one line that changes or, if the output is a file, in a line for each tenth.</summary>
internal sealed class FetchProgress(TextWriter output, bool isTerminal)
{
    private long _shown;

    public void Begin() => output.WriteLine(
        $"Fetching the designer, once: Elsa Studio, the npm package {StudioPackage.Name}, {StudioPackage.Megabytes} MB. "
            + "Ctrl+C stops it; with --Studio:Fetch false, the quick start runs without it.");

    public void Wait() => output.WriteLine("Another quick start is fetching the designer; this one waits for it.");

    public void Report(long bytes)
    {
        var megabytes = Math.Min(bytes / 1_000_000, StudioPackage.Megabytes);
        var step = isTerminal ? 1 : StudioPackage.Megabytes / 10;

        if (megabytes < _shown + step)
            return;

        _shown = megabytes;
        output.Write($"{(isTerminal ? "\r" : "")}  {megabytes} of {StudioPackage.Megabytes} MB{(isTerminal ? "" : output.NewLine)}");
    }

    public void End()
    {
        if (isTerminal && _shown > 0)
            output.WriteLine();
    }
}
