namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>A fault and how often it is still injected. Its caller has the lock.</summary>
internal sealed class ActiveFault(int number, SandboxFault fault, Random chance)
{
    private int? _times = fault.Times;
    private int _skip = fault.Skip;

    public int Number => number;

    public SandboxFaultKind Kind => fault.Kind;

    public bool IsOver => _times == 0;

    public SandboxFault Left => fault with { Times = _times, Skip = _skip };

    /// <summary>Whether it hits this request. A request that matches is counted.</summary>
    public bool Wants(string method, string path)
    {
        if (!fault.Concerns(method, path))
            return false;

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

#pragma warning disable CA5394 // Randomness for tests, not for secrets.
        return fault.Fraction is not { } fraction || chance.NextDouble() < fraction;
#pragma warning restore CA5394
    }

    public SandboxFault Hit()
    {
        _times--;
        return fault;
    }
}
