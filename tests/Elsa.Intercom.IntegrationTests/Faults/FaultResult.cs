namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>What a run came to.</summary>
/// <param name="Outcome">The activity's outcome.</param>
/// <param name="Stored">How many conversations, or replies, Intercom has by then.</param>
/// <param name="Posts">How many times it was posted by then.</param>
internal sealed record FaultResult(string Outcome, int Stored, int Posts)
{
    public FaultResult WithOneMorePost() => this with { Posts = Posts + 1 };
}
