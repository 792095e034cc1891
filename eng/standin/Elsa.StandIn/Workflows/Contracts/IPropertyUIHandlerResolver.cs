using System.Reflection;

namespace Elsa.Workflows;

public interface IPropertyUIHandlerResolver
{
    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}
