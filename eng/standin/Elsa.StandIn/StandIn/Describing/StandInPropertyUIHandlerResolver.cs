using System.Reflection;

namespace Elsa.StandIn.Describing;

/// <summary>Collects what the property's handlers say; a handler that is not registered is silently left out, as in Elsa.</summary>
internal sealed class StandInPropertyUIHandlerResolver(IServiceScopeFactory scopes) : IPropertyUIHandlerResolver
{
    public async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(
        PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wanted = await WantedTypesAsync(scope.ServiceProvider, propertyInfo, cancellationToken);
        var result = new Dictionary<string, object>();

        foreach (var handler in scope.ServiceProvider.GetServices<IPropertyUIHandler>().Where(x => wanted.Contains(x.GetType())).OrderBy(x => x.Priority))
        {
            foreach (var (key, value) in await handler.GetUIPropertiesAsync(propertyInfo, context, cancellationToken))
                result[key] = value;
        }

        return result;
    }

    private static async Task<HashSet<Type>> WantedTypesAsync(IServiceProvider services, PropertyInfo property, CancellationToken cancellationToken)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var wanted = new HashSet<Type>(attribute?.UIHandlers ?? []);

        if (attribute?.UIHandler != null)
            wanted.Add(attribute.UIHandler);

        var type = typeof(Input).IsAssignableFrom(property.PropertyType) ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        var hint = UIHintInference.Infer(type, attribute);

        if (services.GetServices<IUIHintHandler>().FirstOrDefault(x => x.UIHint == hint) is { } handler)
            wanted.UnionWith(await handler.GetPropertyUIHandlersAsync(property, cancellationToken));

        return wanted;
    }
}
