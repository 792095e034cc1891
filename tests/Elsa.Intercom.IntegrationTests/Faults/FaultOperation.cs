namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The operation that faults hit.</summary>
/// <param name="Name">The name of its result in the published table.</param>
/// <param name="Path">The path of its POST, as faults name it.</param>
/// <param name="LookMethod">The method of the search for an attempt.</param>
/// <param name="LookPath">The path of the search.</param>
/// <param name="LooksUp">Whether it may look the contact up first.</param>
internal sealed record FaultOperation(string Name, string Path, string LookMethod, string LookPath, bool LooksUp)
{
    public static readonly FaultOperation Conversation = new("conversation", "/conversations", "POST", "/conversations/search", LooksUp: true);

    public static readonly FaultOperation Reply = new("reply", "/conversations/*/reply", "GET", "/conversations/*", LooksUp: false);

    public override string ToString() => Name;
}
