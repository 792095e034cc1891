using System.Reflection;

namespace Elsa.Workflows.UIHints.Dropdown;

public abstract class DropDownOptionsProviderBase : IPropertyUIHandler
{
    protected virtual bool RefreshOnChange => false;

    public float Priority { get; }

    public virtual async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var items = await GetItemsAsync(propertyInfo, context, cancellationToken);
        var properties = new Dictionary<string, object>
        {
            [InputUIHints.DropDown] = new DropDownProps { SelectList = new SelectList(items) },
        };

        foreach (var (key, value) in GetUIPropertyAdditionalOptions())
            properties[key] = value;

        return properties;
    }

    protected abstract ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() =>
        RefreshOnChange ? new Dictionary<string, object> { ["Refresh"] = true } : new Dictionary<string, object>();
}
