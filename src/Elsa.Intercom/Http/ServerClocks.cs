using System.Collections.Concurrent;

namespace Elsa.Intercom.Http;

/// <summary>How far Intercom's clock is ahead of this machine's, by the Date header of its last response.</summary>
internal sealed class ServerClocks(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TimeSpan> _offsets = new(StringComparer.OrdinalIgnoreCase);

    public void Observe(string connection, HttpResponseMessage response)
    {
        // The header has whole seconds. Half a second more is the middle of the second that it names.
        if (response.Headers.Date is { } date)
            _offsets[connection] = date.AddSeconds(0.5) - time.GetUtcNow();
    }

    /// <summary>How far the server's clock is ahead of this machine's; zero before the first response.</summary>
    public TimeSpan Offset(string connection) => _offsets.GetValueOrDefault(connection);
}
