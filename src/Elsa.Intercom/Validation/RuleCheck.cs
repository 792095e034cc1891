using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Validation;

/// <summary>Asks a rule of the running activities before anything runs.</summary>
internal static class RuleCheck
{
    /// <summary>The sentence with which the rule refuses; null where it has nothing against it.</summary>
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
