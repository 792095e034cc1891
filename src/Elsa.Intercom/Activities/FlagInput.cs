using System.Text.Json;
using Elsa.Intercom.Client;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>Reads a checkbox. What is neither true nor false is an error: a dry run that cannot be read must not send.</summary>
internal static class FlagInput
{
    /// <summary>The flag; false where none is given.</summary>
    /// <exception cref="IntercomException">Something else than true or false is given.</exception>
    public static async Task<bool> ReadAsync(ActivityExecutionContext context, Input<bool>? input, string name)
    {
        var flag = await RawInput.EvaluateAsync(context, input) switch
        {
            null => false,
            bool value => value,
            JsonElement { ValueKind: JsonValueKind.True } => true,
            JsonElement { ValueKind: JsonValueKind.False or JsonValueKind.Null } => false,
            string text when string.IsNullOrWhiteSpace(text) => false,
            string text when bool.TryParse(text.Trim(), out var value) => value,
            _ => throw IntercomException.Invalid($"{name} is neither true nor false. Use one of these; nothing was sent."),
        };

        context.ActivityState[name] = flag;
        return flag;
    }
}
