using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Elsa.Extensions;

public static class InputExtensions
{
    public static T? GetOrDefault<T>(this Input<T>? input, ActivityExecutionContext context, Func<T>? defaultValue = null) =>
        OrDefault(context.Get(input), defaultValue);

    public static T Get<T>(this Input<T>? input, ActivityExecutionContext context, [CallerArgumentExpression(nameof(input))] string? inputName = null) =>
        context.Get(input) ?? throw Required(inputName);

    private static T? OrDefault<T>(T? value, Func<T>? defaultValue) => value != null || defaultValue == null ? value : defaultValue();

    private static InvalidOperationException Required(string? inputName) => new($"{inputName} is required.");
}

public static class OutputExtensions
{
    public static void Set<T>(
        this Output<T>? output, ActivityExecutionContext context, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        context.Set(output, value, outputName);

    public static Type? GetTargetType(this Output? output, ActivityExecutionContext context) =>
        Target(output, context)?.Metadata is VariableBlockMetadata metadata ? metadata.Variable.GetType().GenericTypeArguments.FirstOrDefault() : null;

    public static object? ParseValue(this Output output, object? value) => VariableExtensions.ParseValue(output.GetType(), value);

    private static MemoryBlock? Target(Output? output, ActivityExecutionContext context) =>
        output?.MemoryBlockReference() is { } reference && context.ExpressionExecutionContext.TryGetBlock(reference, out var block) ? block : null;
}

public static class VariableExtensions
{
    private static readonly JsonSerializerOptions SerializerOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReferenceHandler = ReferenceHandler.Preserve,
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new ExpandoConverter() },
    };

    public static void Set(this Variable variable, ActivityExecutionContext context, object? value) =>
        ((MemoryBlockReference)variable).Set(context, variable.ParseValue(value));

    public static object? ParseValue(this Variable variable, object? value) => ParseValue(variable.GetType(), value);

    public static object? ParseValue(Type type, object? value) => type.GenericTypeArguments.FirstOrDefault() is { } valueType
        ? value?.ConvertTo(valueType, new ObjectConverterOptions(SerializerOptions))
        : value;

    public static Type GetVariableType(this Variable variable) => variable.GetType().GenericTypeArguments.FirstOrDefault() ?? typeof(object);
}

public static class MemoryBlockReferenceExtensions
{
    public static void Set(this MemoryBlockReference reference, ActivityExecutionContext context, object? value)
    {
        var owner = context.ExpressionExecutionContext.FindContextContainingBlock(reference.Id)
                    ?? context.FindParentWithVariableContainer()?.ExpressionExecutionContext
                    ?? context.WorkflowExecutionContext.ExpressionExecutionContext;
        reference.Set(owner, value);
    }
}

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

    public static T GetOrAdd<TKey, T>(this IDictionary<TKey, object> dictionary, TKey key, Func<T> valueFactory)
    {
        if (dictionary.TryGetValue(key, out var existing))
            return (T)existing;

        var value = valueFactory();
        dictionary.Add(key, value!);
        return value;
    }
}

public static class RouteExtensions
{
    public static string NormalizeRoute(this string path) => $"/{path.Trim('/')}";
}
