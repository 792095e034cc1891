using Elsa.Intercom.Sandbox.Faults;

namespace Elsa.Intercom.Sandbox;

/// <summary>
/// The faults of a sandbox. A request gets at most one fault that changes its response, one LaggingSearch and one ClockSkew; of each sort, the
/// fault that was added first applies. Every matching fault counts the request for Skip and Fraction, but only a fault that hits it counts it
/// for Times. Safe to use from several threads.
/// </summary>
public sealed class SandboxFaults
{
    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _active = [];
    private readonly Queue<SandboxInjection> _injected = new();
    private readonly IntercomSandboxOptions _options;
    private int _added;
    private long _revision;

    internal SandboxFaults(IntercomSandboxOptions options) => _options = options;

    /// <summary>The faults that can still hit, in the order in which they were added, with what is left of Times and Skip; a copy.</summary>
    public IReadOnlyList<SandboxFault> Active => [.. NumberedActive.Select(x => x.Fault)];

    /// <summary>The injected faults, newest last, at most <see cref="IntercomSandboxOptions.RequestHistory"/>; a copy.</summary>
    public IReadOnlyList<SandboxInjection> Injected
    {
        get
        {
            lock (_lock)
                return [.. _injected];
        }
    }

    /// <summary>A number that grows when faults are added or stopped, and with every injection.</summary>
    internal long Revision => Interlocked.Read(ref _revision);

    /// <summary>Like <see cref="Active"/>, each with a number that no other fault ever gets.</summary>
    internal IReadOnlyList<(int Number, SandboxFault Fault)> NumberedActive
    {
        get
        {
            lock (_lock)
                return [.. _active.Select(x => (x.Number, x.Left))];
        }
    }

    /// <summary>Adds a fault for the requests from now on.</summary>
    /// <exception cref="ArgumentException">The fault is invalid. The message is a sentence that says why.</exception>
    public void Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);

        if (FaultRules.Problem(fault, name => name) is { } problem)
            throw new ArgumentException($"{problem}.", nameof(fault));

        AddAll([fault]);
    }

    /// <summary>
    /// Stops all faults. A fault that already hit a request still takes effect, and <see cref="Injected"/> stays until
    /// <see cref="IntercomSandbox.Clear"/>.
    /// </summary>
    public void Clear()
    {
        lock (_lock)
        {
            _active.Clear();
            _revision++;
        }
    }

    /// <summary>Adds faults that are valid by <see cref="FaultRules"/>.</summary>
    internal void AddAll(IEnumerable<SandboxFault> faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults)
            {
                _active.Add(new ActiveFault(_added, fault, Chance(fault)));
                _added++;
            }

            _revision++;
        }
    }

    internal void ForgetInjected()
    {
        lock (_lock)
        {
            _injected.Clear();
            _revision++;
        }
    }

    /// <summary>The faults that hit a request.</summary>
    internal FaultHit Choose(string method, string path)
    {
        lock (_lock)
        {
            var hit = FaultHit.None;

            foreach (var fault in _active)
            {
                if (fault.Wants(method, path) && hit.HasRoomFor(fault.Kind))
                    hit = hit.With(fault.Hit());
            }

            _active.RemoveAll(x => x.IsOver);
            return hit;
        }
    }

    internal void Record(IEnumerable<SandboxInjection> injections)
    {
        lock (_lock)
        {
            foreach (var injection in injections)
            {
                if (_injected.Count >= _options.RequestHistory)
                    _injected.Dequeue();

                _injected.Enqueue(injection);
                _revision++;
            }
        }
    }

    // Faults with the sandbox's seed need different chances. With equal ones, only the first of two would ever hit.
    private Random Chance(SandboxFault fault)
    {
#pragma warning disable CA5394 // Randomness for tests, not for secrets, and a seed must repeat it.
        return (fault.Seed ?? unchecked(_options.Seed * 31 + _added)) is { } seed ? new Random(seed) : new Random();
#pragma warning restore CA5394
    }
}
