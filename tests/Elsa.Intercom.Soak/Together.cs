namespace Elsa.Intercom.Soak;

/// <summary>Runs several tasks at once. The first failure ends all of them.</summary>
internal static class Together
{
    /// <param name="watched">A task that must not fail meanwhile. It is not awaited to its end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="work">The tasks.</param>
    public static async Task RunAsync(Task watched, CancellationToken cancellationToken, params Func<CancellationToken, Task>[] work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tasks = work.Select(begin => begin(stop.Token)).ToList();
        var open = tasks.ToList();

        try
        {
            while (open.Count > 0)
            {
                var done = await Task.WhenAny([.. open, watched]);
                await done;
                open.Remove(done);
            }
        }
        catch
        {
            // No task may outlive the processes that it uses.
            await stop.CancelAsync();
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
