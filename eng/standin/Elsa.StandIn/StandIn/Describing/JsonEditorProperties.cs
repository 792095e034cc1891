using System.Reflection;
using Elsa.Workflows.UIHints;

namespace Elsa.StandIn.Describing;

internal sealed class JsonEditorProperties : IPropertyUIHandler
{
    public float Priority => 0;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, object> { [InputUIHints.CodeEditor] = new Dictionary<string, object> { ["language"] = "json" } });
}
