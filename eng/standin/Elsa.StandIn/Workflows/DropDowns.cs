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

public class DropDownProps
{
    public SelectList? SelectList { get; set; }
}

public record SelectList(ICollection<SelectListItem> Items);

public record SelectListItem(string Text, string Value);

public class StaticDropDownOptionsProvider : IPropertyUIHandler
{
    public float Priority => -1;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        var options = propertyInfo.GetCustomAttribute<InputAttribute>()?.Options;
        var items = options == null ? EnumItems(propertyInfo.PropertyType) : (options as ICollection<string>)?.Select(x => new SelectListItem(x, x)).ToList();
        var properties = new Dictionary<string, object>();

        if (items != null)
            properties[InputUIHints.DropDown] = new DropDownProps { SelectList = new SelectList(items) };

        return new ValueTask<IDictionary<string, object>>(properties);
    }

    private static List<SelectListItem>? EnumItems(Type propertyType)
    {
        var type = propertyType.IsGenericType &&
            propertyType.GetGenericTypeDefinition() == typeof(Input<>) ? propertyType.GenericTypeArguments[0] : propertyType;
        var plain = Nullable.GetUnderlyingType(type) ?? type;

        if (!plain.IsEnum)
            return null;

        var items = Enum.GetValues(plain).Cast<object>().Select(x => new SelectListItem(x.ToString()!, x.ToString()!)).ToList();

        if (plain != type)
            items.Insert(0, new SelectListItem("-", ""));

        return items;
    }
}
