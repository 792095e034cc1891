using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Elsa.Expressions.Contracts;
using Elsa.StandIn.Serialization;

namespace Elsa.StandIn.Expressions;

/// <summary>A JSON text that is read as the type of the input.</summary>
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
