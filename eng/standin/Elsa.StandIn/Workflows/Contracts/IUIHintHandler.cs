using System.Reflection;

namespace Elsa.Workflows;

public interface IUIHintHandler
{
    string UIHint { get; }

    ValueTask<IEnumerable<Type>> GetPropertyUIHandlersAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken);
}
