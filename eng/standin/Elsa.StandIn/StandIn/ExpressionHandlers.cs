using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Elsa.Expressions.Contracts;

namespace Elsa.StandIn;

internal sealed class StandInExpressionEvaluator(ExpressionHandlers handlers) : IExpressionEvaluator
{
    public async ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null) =>
        (T?)await EvaluateAsync(expression, typeof(T), context, options);

    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = null)
    {
        var handler = handlers.Find(expression.Type) ?? throw new NotInStandInException($"The expression type {expression.Type}");
        return await handler.EvaluateAsync(expression, returnType, context, options ?? new ExpressionEvaluatorOptions());
    }
}

internal sealed class DelegateHandler : IExpressionHandler
{
    public async ValueTask<object?> EvaluateAsync(
        Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        expression.Value is Func<ExpressionExecutionContext, ValueTask<object?>> evaluate ? await evaluate(context) : null;
}

internal sealed record ExpressionHandlerRegistration(string ExpressionType, IExpressionHandler Handler);

/// <summary>The expression types, by their names in a definition's JSON.</summary>
internal sealed class ExpressionHandlers(IEnumerable<ExpressionHandlerRegistration> registrations)
{
    private readonly Dictionary<string, IExpressionHandler> _handlers = registrations.ToDictionary(x => x.ExpressionType, x => x.Handler);

    public IExpressionHandler? Find(string expressionType) => _handlers.GetValueOrDefault(expressionType);
}

internal sealed class InputHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult(expression.Value is InputDefinition input ? context.GetInput(input.Name) : null);
}

internal sealed class LiteralHandler(WellKnownTypeRegistry types) : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult(expression.Value.ConvertTo(returnType, new ObjectConverterOptions(WellKnownTypeRegistry: types)));
}

/// <summary>A JSON text, read as the type of the input.</summary>
internal sealed class ObjectHandler : IExpressionHandler
{
    private static readonly ObjectConverterOptions Options = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReferenceHandler = ReferenceHandler.Preserve,
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new LenientNumberConverter<int>(), new LenientNumberConverter<decimal>(), new JsonStringEnumConverter() },
    });

    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options)
    {
        var text = expression.Value.ConvertTo<string>();
        return ValueTask.FromResult(string.IsNullOrWhiteSpace(text) ? null : text.ConvertTo(returnType, Options));
    }
}

internal sealed class VariableHandler : IExpressionHandler
{
    public ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options) =>
        ValueTask.FromResult((expression.Value as Variable)?.Get(context));
}
