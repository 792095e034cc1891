namespace Elsa.Intercom.Webhooks;

/// <summary>Tells the worker that this host receives webhooks, and that there may be something to do.</summary>
internal sealed class WebhookSignal
{
    private readonly TaskCompletionSource _mapped = NewSource();
    private TaskCompletionSource _set = NewSource();

    /// <summary>Whether this host has the endpoint.</summary>
    public bool IsMapped => _mapped.Task.IsCompleted;

    public void Map() => _mapped.TrySetResult();

    /// <summary>Completes once this host has the endpoint.</summary>
    public Task MappedAsync(CancellationToken cancellationToken) => _mapped.Task.WaitAsync(cancellationToken);

    public void Set() => Volatile.Read(ref _set).TrySetResult();

    /// <summary>Forgets earlier calls of <see cref="Set"/>. Call it before looking, so that nothing that comes meanwhile is missed.</summary>
    public void Reset() => Volatile.Write(ref _set, NewSource());

    /// <summary>Waits until <see cref="Set"/> has been called since the last <see cref="Reset"/>, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Volatile.Read(ref _set).Task.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It is time to look again.
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
