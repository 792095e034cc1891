using Spectre.Console;

namespace Elsa.Intercom.Soak;

/// <summary>Shows the progress of a run: a bar on a console, and lines otherwise.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan NextLine = TimeSpan.FromSeconds(10);

    /// <param name="phase">The name of the work.</param>
    /// <param name="total">The total.</param>
    /// <param name="done">The number done.</param>
    /// <param name="describe">Details, in a sentence.</param>
    /// <param name="brief">The most important detail, beside the bar.</param>
    /// <param name="work">The work, which ends when all are done.</param>
    public static Task ShowAsync(string phase, int total, Func<int> done, Func<string> describe, Func<string> brief, Task work) =>
        Console.IsOutputRedirected ? WriteLinesAsync(phase, describe, work) : DrawAsync(phase, total, done, brief, work);

    private static async Task WriteLinesAsync(string phase, Func<string> describe, Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(NextLine)) != work)
            Console.WriteLine($"{phase}: {describe()}");

        await work;
        Console.WriteLine($"{phase}: {describe()}");
    }

    private static Task DrawAsync(string phase, int total, Func<int> done, Func<string> brief, Task work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(phase), maxValue: Math.Max(1, total));

                while (await Task.WhenAny(work, Task.Delay(Redraw)) != work)
                    Update();

                await work;
                Update();

                void Update()
                {
                    bar.Value = done();
                    bar.Description = Markup.Escape($"{phase}: {brief()}");
                }
            });
}
