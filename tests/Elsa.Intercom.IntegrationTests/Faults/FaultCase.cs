using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>A fault on the way to Intercom, and the expected results.</summary>
/// <param name="Operation">The operation that the fault hits.</param>
/// <param name="Name">The fault's name in the published table.</param>
/// <param name="Faults">The faults of the sandbox.</param>
/// <param name="Expected">The expected result of the run with the fault.</param>
/// <param name="ExpectedAgain">The expected result of another run with the same key, without the fault.</param>
internal sealed record FaultCase(FaultOperation Operation, string Name, IReadOnlyList<SandboxFault> Faults, FaultResult Expected, FaultResult ExpectedAgain)
{
    /// <summary>The expected result of a lookup by email, if it differs.</summary>
    public (FaultResult Expected, FaultResult Again)? ByEmail { get; init; }

    /// <summary>Whether a refusal before the fault is a part of the fault.</summary>
    public bool IsRefusalItself { get; init; }

    public string OnUnknown { get; init; } = "Report";

    public override string ToString() => Name;
}
