using System.Reflection;

namespace Elsa.Workflows.Helpers;

public static class ActivityTypeNameHelper
{
    public static string? GenerateNamespace(Type activityType) => activityType.GetCustomAttribute<ActivityAttribute>()?.Namespace ?? activityType.Namespace;

    public static string GenerateTypeName(Type type, string? ns)
    {
        var name = type.GetCustomAttribute<ActivityAttribute>()?.Type ?? type.Name.Split('`')[0];

        if (type.IsGenericType)
            name = $"{name}<{string.Join(',', type.GenericTypeArguments.Select(x => GenerateTypeName(x, null)))}>";

        return ns != null ? $"{ns}.{name}" : name;
    }

    public static string GenerateTypeName(Type type) => GenerateTypeName(type, GenerateNamespace(type));

    public static string? GetCategoryFromNamespace(string? ns) => string.IsNullOrWhiteSpace(ns) ? null : ns[(ns.LastIndexOf('.') + 1)..];
}
