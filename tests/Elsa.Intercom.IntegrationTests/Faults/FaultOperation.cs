namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>What is done while something goes wrong.</summary>
/// <param name="Name">What comes of it, as the published table names it.</param>
/// <param name="Path">Where it is posted, as faults name it.</param>
/// <param name="LookMethod">How an attempt is looked for.</param>
/// <param name="LookPath">Where it is looked for.</param>
/// <param name="LooksUp">Whether the contact may have to be looked up before.</param>
internal sealed record FaultOperation(string Name, string Path, string LookMethod, string LookPath, bool LooksUp)
{
    public static readonly FaultOperation Conversation = new("conversation", "/conversations", "POST", "/conversations/search", LooksUp: true);

    public static readonly FaultOperation Reply = new("reply", "/conversations/*/reply", "GET", "/conversations/*", LooksUp: false);

    public override string ToString() => Name;
}
