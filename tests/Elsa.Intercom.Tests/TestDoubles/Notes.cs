using System.Collections.Concurrent;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>The values that <see cref="Note"/> activities recorded, by label.</summary>
internal sealed class Notes
{
    private readonly ConcurrentDictionary<string, object?> _values = new();

    public object? this[string label] => Assert.Contains(label, (IReadOnlyDictionary<string, object?>)_values);

    public IEnumerable<string> Labels => _values.Keys;

    public void Add(string label, object? value) => _values[label] = value;
}
