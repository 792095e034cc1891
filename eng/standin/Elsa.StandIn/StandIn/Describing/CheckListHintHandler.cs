using System.Reflection;
using Elsa.Workflows.UIHints;

namespace Elsa.StandIn.Describing;

internal sealed class CheckListHintHandler : IUIHintHandler
{
    public string UIHint => InputUIHints.CheckList;

    public ValueTask<IEnumerable<Type>> GetPropertyUIHandlersAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken) =>
        new([typeof(CheckListOptions)]);
}
