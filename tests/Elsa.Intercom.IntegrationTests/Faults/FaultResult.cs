namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>The result of a run.</summary>
/// <param name="Outcome">The activity's outcome.</param>
/// <param name="Stored">The number of conversations or replies in Intercom afterwards.</param>
/// <param name="Posts">The number of POSTs so far.</param>
internal sealed record FaultResult(string Outcome, int Stored, int Posts)
{
    public FaultResult WithOneMorePost() => this with { Posts = Posts + 1 };
}
