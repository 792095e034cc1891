using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace Elsa.Intercom.Validation;

/// <summary>Steps and inputs by the names that an author sees in the designer.</summary>
internal static class StepNames
{
    /// <summary>What the step is, and what the author calls it: its display text, else its name, else its id.</summary>
    public static string Describe(IActivity activity)
    {
        var type = activity.GetType().GetCustomAttribute<ActivityAttribute>()?.DisplayName ?? activity.Type;
        // Elsa's own way to the display text fails where that is null, as in JSON written by hand.
        var shown = activity.Metadata is { } metadata && metadata.TryGetValue("displayText", out var text) ? text?.ToString() : null;
        var name = new[] { shown, activity.Name, activity.Id }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        return name == null || name == type ? type : $"{type} '{name}'";
    }
}
