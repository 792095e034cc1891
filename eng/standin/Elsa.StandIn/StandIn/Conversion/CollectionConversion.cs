using System.Collections;

namespace Elsa.StandIn.Conversion;

internal static class CollectionConversion
{
    public static bool TryConvert(object value, Type targetType, Type target, out object? converted)
    {
        converted = null;

        if (value is not IEnumerable items)
            return false;

        if (target.IsArray)
        {
            var element = target.GetElementType()!;
            var values = items.Cast<object?>().Select(x => x.ConvertTo(element)).ToList();
            var array = Array.CreateInstance(element, values.Count);

            for (var i = 0; i < values.Count; i++)
                array.SetValue(values[i], i);

            converted = array;
        }
        else if (target.IsGenericType)
        {
            converted = ToCollection(items, target, targetType.GenericTypeArguments[0]);
        }

        return converted != null;
    }

    private static object? ToCollection(IEnumerable items, Type target, Type element)
    {
        var collection = typeof(ICollection<>).MakeGenericType(element);

        if (!target.IsAssignableFrom(collection) && !collection.IsAssignableFrom(target))
            return null;

        var isSet = typeof(ISet<>).MakeGenericType(element).IsAssignableFrom(target);
        var result = Activator.CreateInstance((isSet ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element))!;
        var add = result.GetType().GetMethod("Add", [element])!;

        foreach (var item in items)
            add.Invoke(result, [item.ConvertTo(element)]);

        return result;
    }
}
