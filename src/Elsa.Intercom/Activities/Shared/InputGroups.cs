namespace Elsa.Intercom.Activities;

/// <summary>The groups of inputs, in the order in which an author thinks of them. A designer that shows groups shows these.</summary>
internal static class InputGroups
{
    public const string Who = "Who";
    public const string What = "What";
    public const string When = "When";
    public const string Extras = "Extras";
    public const string Safety = "Safety";
}
