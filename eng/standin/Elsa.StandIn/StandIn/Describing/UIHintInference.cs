using System.Collections;
using Elsa.Workflows.UIHints;

namespace Elsa.StandIn.Describing;

internal static class UIHintInference
{
    public static string Infer(Type type, InputAttribute? attribute)
    {
        if (attribute?.UIHint != null)
            return attribute.UIHint;

        var plain = Nullable.GetUnderlyingType(type) ?? type;

        return plain switch
        {
            _ when plain == typeof(bool) => InputUIHints.Checkbox,
            _ when plain == typeof(string) => InputUIHints.SingleLine,
            _ when typeof(IEnumerable).IsAssignableFrom(plain) || plain.IsEnum => InputUIHints.DropDown,
            _ when plain == typeof(Variable) => InputUIHints.VariablePicker,
            _ when plain == typeof(WorkflowInput) => InputUIHints.InputPicker,
            _ when plain == typeof(Type) => InputUIHints.TypePicker,
            _ => InputUIHints.SingleLine,
        };
    }
}
