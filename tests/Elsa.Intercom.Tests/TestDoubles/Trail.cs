using System.Collections.Concurrent;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The order of events.</summary>
internal sealed class Trail
{
    private readonly ConcurrentQueue<string> _steps = new();

    public IReadOnlyList<string> Steps => [.. _steps];

    public void Add(string step) => _steps.Enqueue(step);
}
