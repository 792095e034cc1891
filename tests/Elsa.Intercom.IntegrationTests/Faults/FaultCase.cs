using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Faults;

/// <summary>One thing that goes wrong on the way to Intercom, and what has to become of it.</summary>
/// <param name="Operation">What is done meanwhile.</param>
/// <param name="Name">What goes wrong, as the published table names it.</param>
/// <param name="Faults">What the sandbox is told to do.</param>
/// <param name="Expected">What the run that meets it comes to.</param>
/// <param name="ExpectedAgain">What it comes to when it is tried again under the same key and nothing goes wrong any more.</param>
internal sealed record FaultCase(FaultOperation Operation, string Name, IReadOnlyList<SandboxFault> Faults, FaultResult Expected, FaultResult ExpectedAgain)
{
    /// <summary>Where looking the contact up by email comes to something else.</summary>
    public (FaultResult Expected, FaultResult Again)? ByEmail { get; init; }

    /// <summary>Whether a refusal before the fault is a part of the fault.</summary>
    public bool IsRefusalItself { get; init; }

    public string OnUnknown { get; init; } = "Report";

    public override string ToString() => Name;
}
