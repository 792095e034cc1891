using System.Reflection;

namespace Elsa.Workflows;

public interface IPropertyUIHandler
{
    float Priority { get; }

    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}
