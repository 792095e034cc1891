namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>What a fault spoils; one request may be hit by one of each.</summary>
internal enum FaultSort
{
    Answer,
    SearchView,
    Clock
}
