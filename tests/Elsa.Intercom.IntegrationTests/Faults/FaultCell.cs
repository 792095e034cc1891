namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>One cell of the matrix.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="IdentifyBy">How the contact is identified: <c>id</c> or <c>email</c>.</param>
/// <param name="HasKey">Whether the author gave an idempotency key.</param>
/// <param name="IsLaterTry">Whether a first POST was refused for the rate limit, so that the fault hits the next one.</param>
internal sealed record FaultCell(FaultCase Fault, string IdentifyBy, bool HasKey, bool IsLaterTry)
{
    private (FaultResult Expected, FaultResult Again) Plain =>
        IdentifyBy == "email" && Fault.ByEmail is { } byEmail ? byEmail : (Fault.Expected, Fault.ExpectedAgain);

    /// <summary>Whether there is a refused POST before the fault.</summary>
    public bool HasOneMorePost => IsLaterTry && !Fault.IsRefusalItself && Plain.Expected.Posts > 0;

    public FaultResult Expected => HasOneMorePost ? Plain.Expected.WithOneMorePost() : Plain.Expected;

    /// <summary>Null if there is no other run: the first one is done, and it has no key that another could use.</summary>
    public FaultResult? ExpectedAgain => !HasKey && Expected.Outcome == "Done" ? null : HasOneMorePost ? Plain.Again.WithOneMorePost() : Plain.Again;

    public string Variant =>
        $"{(!Fault.Operation.LooksUp ? "" : IdentifyBy == "id" ? "id, " : "email, ")}{(HasKey ? "key" : "no key")}, "
            + $"{(IsLaterTry ? "later try" : "first try")}";
}
