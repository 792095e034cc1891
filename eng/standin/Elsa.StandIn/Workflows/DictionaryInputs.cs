using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Elsa.Workflows.UIHints.Dictionary;

/// <remarks>The designer's dictionary editor keeps an expression for every value.</remarks>
public class DictionaryValueEvaluator(ILogger<DictionaryValueEvaluator> logger) : IActivityInputEvaluator
{
    public async Task<object?> EvaluateAsync(ActivityInputEvaluatorContext context)
    {
        var value = await context.ExpressionEvaluator.EvaluateAsync(context.Input, context.ExpressionExecutionContext);

        if (value is not IDictionary<string, object> entries || context.InputDescriptor.UIHint != InputUIHints.Dictionary)
            return value;

        var result = new Dictionary<string, object?>();

        foreach (var (key, entry) in entries)
        {
            if (entry is not JsonElement json)
                result[key] = entry;
            else if (json.TryGetProperty("type", out var type) && json.TryGetProperty("value", out var text))
                result[key] = await context.ExpressionEvaluator.EvaluateAsync<object>(
                    new Expression(type.ToString(), text.ToString()), context.ExpressionExecutionContext);
            else
                logger.LogWarning("Dictionary entry is missing type or value property: {Json}", json);
        }

        return result;
    }
}
