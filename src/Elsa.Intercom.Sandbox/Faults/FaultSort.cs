namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>What a fault affects. A request can have one fault of each sort.</summary>
internal enum FaultSort
{
    Answer,
    SearchView,
    Clock
}
