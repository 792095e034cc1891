using System.Reflection;
using Elsa.Workflows.UIHints;

namespace Elsa.StandIn.Describing;

internal sealed class JsonEditorHintHandler : IUIHintHandler
{
    public string UIHint => InputUIHints.JsonEditor;

    public ValueTask<IEnumerable<Type>> GetPropertyUIHandlersAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken) =>
        new([typeof(JsonEditorProperties)]);
}
