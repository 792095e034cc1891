namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>The faults of one request: at most one of each sort.</summary>
internal sealed class FaultHit
{
    private readonly SandboxFault[] _faults;

    private FaultHit(SandboxFault[] faults) => _faults = faults;

    public static FaultHit None { get; } = new([]);

    /// <summary>The fault that changes the response.</summary>
    public SandboxFault? Answer => Find(FaultSort.Answer);

    /// <summary>Whether the request is not carried out.</summary>
    public bool LeavesRouteOut => Answer is { } fault && !fault.IsAfterStoring();

    public TimeSpan Skew => Find(FaultSort.Clock)?.Skew ?? TimeSpan.Zero;

    public TimeSpan SearchLag => Find(FaultSort.SearchView)?.Delay ?? TimeSpan.Zero;

    public bool HasRoomFor(SandboxFaultKind kind) => Find(kind.Sort()) is null;

    public FaultHit With(SandboxFault fault) => new([.. _faults, fault]);

    public IReadOnlyList<SandboxInjection> Injections(SandboxRequest request, bool stored) =>
    [
        .. _faults.Select(fault => new SandboxInjection
        {
            Fault = fault,
            RequestId = request.RequestId,
            At = request.ReceivedAt,
            Method = request.Method,
            Path = request.Path,
            Stored = stored
        })
    ];

    private SandboxFault? Find(FaultSort sort) => Array.Find(_faults, x => x.Kind.Sort() == sort);
}
