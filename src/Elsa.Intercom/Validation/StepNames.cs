using System.Reflection;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace Elsa.Intercom.Validation;

/// <summary>Steps and inputs by the names that an author sees in the designer.</summary>
internal static class StepNames
{
    /// <summary>What the step is, and what the author calls it: its display text, else its name, else its id.</summary>
    public static string Of(IActivity activity)
    {
        var type = activity.GetType().GetCustomAttribute<ActivityAttribute>()?.DisplayName ?? activity.Type;
        var name = new[] { activity.GetDisplayText(), activity.Name, activity.Id }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return name == null || name == type ? type : $"{type} '{name}'";
    }

    public static string OfInput<T>(string property)
        where T : IActivity =>
        typeof(T).GetProperty(property)!.GetCustomAttribute<InputAttribute>()?.DisplayName ?? property;
}
