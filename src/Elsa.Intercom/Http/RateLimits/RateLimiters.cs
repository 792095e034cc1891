using System.Collections.Concurrent;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Http;

/// <summary>The rate limiter of each connection, shared by everything in the process that uses the connection.</summary>
internal sealed class RateLimiters(Connections connections, TimeProvider time, Jitter jitter) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<WindowRateLimiter>> _limiters = new(StringComparer.OrdinalIgnoreCase);

    public WindowRateLimiter Get(string connection) =>
        _limiters.GetOrAdd(connection, name => new Lazy<WindowRateLimiter>(() => new WindowRateLimiter(time, jitter, () => QueueLimit(name)))).Value;

    /// <summary>The used connections and their state.</summary>
    public IEnumerable<(string Connection, RateLimitStatus Status)> Statuses() => _limiters.Select(limiter => (limiter.Key, limiter.Value.Value.Status()));

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Value.Dispose();
    }

    private int QueueLimit(string connection)
    {
        try
        {
            return connections.Get(connection).MaxQueuedRequests;
        }
        catch (IntercomException)
        {
            // The settings have become unreadable; the request itself reports that.
            return 0;
        }
    }
}
