using System.Collections.Concurrent;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>In which order things happened.</summary>
internal sealed class Trail
{
    private readonly ConcurrentQueue<string> _steps = new();

    public IReadOnlyList<string> Steps => [.. _steps];

    public void Add(string step) => _steps.Enqueue(step);
}
