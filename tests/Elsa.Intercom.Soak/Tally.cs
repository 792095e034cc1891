using System.Collections.Concurrent;

namespace Elsa.Intercom.Soak;

/// <summary>Counts of the host's responses.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private int _resent;

    /// <summary>The number of each response.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>The number of requests after the first of each sender.</summary>
    public int Resent => Volatile.Read(ref _resent);

    public void Sent(bool again)
    {
        if (again)
            Interlocked.Increment(ref _resent);
    }

    public void Answered(HostAnswer answer) => _answers.AddOrUpdate(answer.Label, 1, (_, count) => count + 1);
}
