namespace Elsa.Extensions;

public static class DictionaryExtensions
{
    public static bool TryGetValue<T>(this IDictionary<string, object> dictionary, string key, out T value)
    {
        value = default!;

        if (!dictionary.TryGetValue(key, out var item))
            return false;

        var converted = item.TryConvertTo<T>();
        value = converted.IsSuccess ? (T)converted.Value! : default!;
        return converted.IsSuccess;
    }

    public static T? GetValueOrDefault<T>(this IDictionary<string, object> dictionary, string key, Func<T?> defaultValueFactory) =>
        dictionary.TryGetValue<T>(key, out var value) ? value : defaultValueFactory();

    public static T? GetValueOrDefault<T>(this IDictionary<string, object> dictionary, IEnumerable<string> keys, Func<T?> defaultValueFactory) =>
        keys.FirstOrDefault(dictionary.ContainsKey) is { } key ? dictionary.GetValueOrDefault(key, defaultValueFactory) : defaultValueFactory();

    public static T? GetValueOrDefault<T>(this IDictionary<string, object> dictionary, string key) => dictionary.GetValueOrDefault<T>(key, () => default);

    public static T GetOrAdd<TKey, T>(this IDictionary<TKey, object> dictionary, TKey key, Func<T> valueFactory)
    {
        if (dictionary.TryGetValue(key, out var existing))
            return (T)existing;

        var value = valueFactory();
        dictionary.Add(key, value!);
        return value;
    }
}
