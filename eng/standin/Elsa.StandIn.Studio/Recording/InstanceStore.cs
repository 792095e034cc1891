namespace Elsa.StandIn.Recording;

/// <summary>The newest instances, in memory.</summary>
internal sealed class InstanceStore
{
    /// <summary>Beyond so many the oldest that is not being executed goes.</summary>
    public const int Limit = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, InstanceRecord> _instances = [];

    public InstanceRecord? Find(string id)
    {
        lock (_lock)
            return _instances.GetValueOrDefault(id);
    }

    public IReadOnlyList<InstanceRecord> ListAll()
    {
        lock (_lock)
            return [.. _instances.Values];
    }

    public void Save(InstanceRecord instance)
    {
        lock (_lock)
        {
            _instances[instance.Id] = instance;

            if (_instances.Count > Limit && _instances.Values.Where(x => !x.IsExecuting && x.Id != instance.Id).MinBy(x => x.CreatedAt) is { } oldest)
                _instances.Remove(oldest.Id);
        }
    }

    public bool Remove(string id)
    {
        lock (_lock)
            return _instances.Remove(id);
    }
}
