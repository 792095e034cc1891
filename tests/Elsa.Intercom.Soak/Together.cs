namespace Elsa.Intercom.Soak;

/// <summary>Several things at once, of which the first failure ends all.</summary>
internal static class Together
{
    /// <param name="watched">What must not fail meanwhile; it is not waited for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="work">What is to be done.</param>
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
            // Nothing of it may outlive the processes that it works with.
            await stop.CancelAsync();
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
