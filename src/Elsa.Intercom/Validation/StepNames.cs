using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace Elsa.Intercom.Validation;

/// <summary>The names of activities as an author sees them in the designer.</summary>
internal static class StepNames
{
    /// <summary>The activity's type, and the author's name for it: display text, or else name, or else id.</summary>
    public static string Describe(IActivity activity)
    {
        var type = activity.GetType().GetCustomAttribute<ActivityAttribute>()?.DisplayName ?? activity.Type;
        // Elsa's own method fails if the display text is null, as in handwritten JSON.
        var shown = activity.Metadata is { } metadata && metadata.TryGetValue("displayText", out var text) ? text?.ToString() : null;
        var name = new[] { shown, activity.Name, activity.Id }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        return name == null || name == type ? type : $"{type} '{name}'";
    }
}
