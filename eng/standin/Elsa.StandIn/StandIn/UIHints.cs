using System.Collections;
using System.Reflection;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.StandIn;

/// <summary>The items of a check list, from the input's attribute.</summary>
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

internal sealed class JsonEditorProperties : IPropertyUIHandler
{
    public float Priority => 0;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, object> { [InputUIHints.CodeEditor] = new Dictionary<string, object> { ["language"] = "json" } });
}

internal static class UIHintInference
{
    public static string Infer(Type type, InputAttribute? attribute)
    {
        if (attribute?.UIHint != null)
            return attribute.UIHint;

        var plain = Nullable.GetUnderlyingType(type) ?? type;

        return plain switch
        {
            _ when plain == typeof(bool) => InputUIHints.Checkbox,
            _ when plain == typeof(string) => InputUIHints.SingleLine,
            _ when typeof(IEnumerable).IsAssignableFrom(plain) || plain.IsEnum => InputUIHints.DropDown,
            _ when plain == typeof(Variable) => InputUIHints.VariablePicker,
            _ when plain == typeof(WorkflowInput) => InputUIHints.InputPicker,
            _ when plain == typeof(Type) => InputUIHints.TypePicker,
            _ => InputUIHints.SingleLine,
        };
    }
}

/// <summary>Collects the results of the property's handlers. Like Elsa, it silently skips a handler that is not registered.</summary>
internal sealed class PropertyUIHandlerResolver(IServiceScopeFactory scopes)
{
    private static readonly Dictionary<string, Type> Defaults = new()
    {
        [InputUIHints.DropDown] = typeof(StaticDropDownOptionsProvider),
        [InputUIHints.JsonEditor] = typeof(JsonEditorProperties),
        [InputUIHints.CheckList] = typeof(CheckListOptions),
    };

    public async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wanted = WantedTypes(propertyInfo);
        var result = new Dictionary<string, object>();

        foreach (var handler in scope.ServiceProvider.GetServices<IPropertyUIHandler>().Where(x => wanted.Contains(x.GetType())).OrderBy(x => x.Priority))
        {
            foreach (var (key, value) in await handler.GetUIPropertiesAsync(propertyInfo, context, cancellationToken))
                result[key] = value;
        }

        return result;
    }

    private static HashSet<Type> WantedTypes(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var wanted = new HashSet<Type>(attribute?.UIHandlers ?? []);

        if (attribute?.UIHandler != null)
            wanted.Add(attribute.UIHandler);

        var type = typeof(Input).IsAssignableFrom(property.PropertyType) ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        var hint = UIHintInference.Infer(type, attribute);

        if (Defaults.TryGetValue(hint, out var handler))
            wanted.Add(handler);

        return wanted;
    }
}
