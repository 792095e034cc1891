using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Validation;

/// <summary>Applies a rule of the run before anything runs.</summary>
internal static class RuleCheck
{
    /// <summary>The rule's error sentence; null if there is none.</summary>
    public static string? FindError(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (IntercomException e)
        {
            return e.Message;
        }
    }
}
