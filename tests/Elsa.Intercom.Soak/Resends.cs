namespace Elsa.Intercom.Soak;

/// <summary>The queue of deliveries: one that is due again comes before one that was never sent.</summary>
internal sealed class Resends(IEnumerable<Delivery> deliveries, Random random)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _fresh = new(deliveries);
    private readonly PriorityQueue<Delivery, DateTime> _waiting = new();

    /// <summary>The next delivery; null if none is due yet.</summary>
    public Delivery? Next()
    {
        lock (_gate)
        {
            if (_waiting.TryPeek(out _, out var due) && due <= DateTime.UtcNow)
                return _waiting.Dequeue();

            return _fresh.TryDequeue(out var delivery) ? delivery : null;
        }
    }

    /// <summary>Queues a delivery again, after a pause that grows with every attempt.</summary>
    public void Again(Delivery delivery)
    {
        lock (_gate)
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(delivery.Attempts - 1, 10));
            _waiting.Enqueue(delivery, DateTime.UtcNow + ((pause < LongestPause ? pause : LongestPause) * (0.75 + (random.NextDouble() / 2))));
        }
    }
}
