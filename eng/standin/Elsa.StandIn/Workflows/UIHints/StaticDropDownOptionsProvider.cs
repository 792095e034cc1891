using System.Reflection;

namespace Elsa.Workflows.UIHints.Dropdown;

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
