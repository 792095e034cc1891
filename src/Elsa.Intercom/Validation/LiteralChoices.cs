using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Intercom.UIHints;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Validation;

/// <summary>Checks literal values of inputs that accept only certain values: choices, checkboxes, connections.</summary>
internal sealed class LiteralChoices(ConnectionChoices connections)
{
    /// <summary>A sentence for each input with an invalid value; it names the valid ones.</summary>
    public IEnumerable<string> Problems(IntercomActivity step) =>
        from property in step.GetType().GetProperties()
        where typeof(Input).IsAssignableFrom(property.PropertyType)
        let input = (Input?)property.GetValue(step)
        where !LiteralInput.IsEmpty(input) && LiteralInput.IsKnown(input, out _)
        let problem = Problem(property, input)
        where problem != null
        select problem;

    private string? Problem(PropertyInfo property, Input? input)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var name = attribute?.DisplayName ?? property.Name;
        LiteralInput.IsKnown(input, out var value);

        if (property.PropertyType == typeof(Input<bool>))
            return RuleCheck.FindError(() => BooleanInput.Read(value, name));

        if (Choices.Find(attribute?.UIHandler) is { } choices)
            return RuleCheck.FindError(() => choices.Read(LiteralInput.Text(input, ""), name));

        return attribute?.UIHandler == typeof(ConnectionChoices) && LiteralInput.Text(input, "") is { } given &&
            !connections.Names().Contains(given, StringComparer.OrdinalIgnoreCase)
            ? $"{name} is not a configured connection. Use one of: {string.Join(", ", connections.Names())}."
            : null;
    }
}
