namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>
/// The sandbox's data, in memory, behind one lock. Lists are copies, so they never change while a reader uses them. A change may read and
/// change further data; it is then one change.
/// </summary>
internal sealed partial class SandboxStore
{
    private readonly IntercomSandboxOptions _options;
    private readonly Lock _lock = new();
    private readonly Queue<SandboxRequest> _requests = new();
    private long _revision;

    public SandboxStore(IntercomSandboxOptions options)
    {
        _options = options;
        ResetWorkspace();
    }

    /// <summary>Grows with every change, so that the page can poll for news.</summary>
    public long Revision => Read(() => _revision);

    /// <summary>In order of their responses.</summary>
    public IReadOnlyList<SandboxRequest> Requests => Read(() => _requests.ToArray());

    public void AddRequest(SandboxRequest request) => Change(() =>
    {
        if (_requests.Count >= _options.RequestHistory)
            _requests.Dequeue();

        _requests.Enqueue(request);
        return request;
    });

    /// <summary>Returns to the beginning: nothing but the workspace's own data.</summary>
    public void Clear() => Change(() =>
    {
        ClearContacts();
        ClearConversations();
        ClearTickets();
        ClearOutreach();
        _requests.Clear();
        ResetWorkspace();
        return true;
    });

    private T Read<T>(Func<T> read)
    {
        var isWithin = _lock.IsHeldByCurrentThread;

        lock (_lock)
        {
            // Not in the middle of a change: it has read the state before.
            if (!isWithin)
                WakeDue();

            return read();
        }
    }

    private T Change<T>(Func<T> change)
    {
        var isWithin = _lock.IsHeldByCurrentThread;

        lock (_lock)
        {
            if (!isWithin)
                WakeDue();

            var result = change();
            _revision++;
            return result;
        }
    }
}
