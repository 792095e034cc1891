using System.Text.Json;
using Elsa.Expressions.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Evaluates an input without Elsa's conversion, which turns what it cannot read silently into a default, or quotes it in an incident.
/// Inputs that are read so say <c>AutoEvaluate = false</c>.
/// </summary>
internal static class RawInput
{
    /// <summary>The value as the author's expression gives it; null where none is given.</summary>
    public static async Task<object?> EvaluateAsync(ActivityExecutionContext context, Input? input) =>
        input?.Expression == null
            ? null
            : await context.GetRequiredService<IExpressionEvaluator>().EvaluateAsync<object>(input.Expression, context.ExpressionExecutionContext);

    /// <summary>A text as JSON; null where it is none. The framework's exception would quote it.</summary>
    public static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
