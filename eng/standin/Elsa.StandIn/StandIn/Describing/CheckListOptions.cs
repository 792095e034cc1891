using System.Reflection;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.StandIn.Describing;

/// <summary>The boxes of a check list: what the input's attribute names.</summary>
internal sealed class CheckListOptions : IPropertyUIHandler
{
    public float Priority => -1;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var options = propertyInfo.GetCustomAttribute<InputAttribute>()?.Options as ICollection<string> ?? [];
        var list = new { Items = options.Select(x => new SelectListItem(x, x)).ToList(), IsFlagsEnum = false };
        return new(new Dictionary<string, object> { [InputUIHints.CheckList] = new { CheckList = list } });
    }
}
