using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Many callers, one workspace, and responses in any order: the limiter's behavior, window by window.</summary>
public class SharedWorkspaceTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_host_is_never_refused_and_uses_the_windows_up(int seed)
    {
        var simulation = new Simulation(seed, limit: 167, hosts: 1, callersOfEach: 1000);

        simulation.Run();

        Assert.Equal(1000, simulation.Delivered);
        Assert.Empty(simulation.Workspace.Refused);
        Assert.All(simulation.Windows.SkipLast(1), window => Assert.InRange(simulation.Workspace.Taken(window), 160, 167));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Hosts_that_share_a_workspace_are_refused_in_its_first_windows_only(int seed, int hosts)
    {
        var simulation = new Simulation(seed, limit: 167, hosts, callersOfEach: 1000);

        simulation.Run();

        Assert.Equal(hosts * 1000, simulation.Delivered);
        Assert.All(simulation.Windows.Skip(3), window => Assert.InRange(simulation.Workspace.Refused.GetValueOrDefault(window), 0, 17));
    }

    [Fact]
    public void Every_caller_begins_in_the_order_in_which_it_came()
    {
        var simulation = new Simulation(seed: 4, limit: 50, hosts: 1, callersOfEach: 500);

        simulation.Run();

        Assert.Equal(Enumerable.Range(0, 500), simulation.Begun);
    }

    /// <summary>Hosts with a limiter each. A request is counted and gets its response after a random delay of some tens of milliseconds.</summary>
    private sealed class Simulation
    {
        private readonly TestClock _time = new();
        private readonly Random _chance;
        private readonly List<Host> _hosts = [];
        private readonly PriorityQueue<Action, DateTimeOffset> _events = new();

        public Simulation(int seed, int limit, int hosts, int callersOfEach)
        {
            _chance = new Random(seed);
            Workspace = new FakeWorkspace(_time, limit);
            _hosts.AddRange(
                Enumerable.Range(0, hosts).Select(_ => new Host(new WindowRateLimiter(_time, new Jitter(() => _chance.NextDouble() / 4), () => 10_000))));

            foreach (var host in _hosts)
            {
                for (var i = 0; i < callersOfEach; i++)
                    host.Ask(i, host.Limiter.NextTicket());
            }
        }

        public FakeWorkspace Workspace { get; }

        public int Delivered { get; private set; }

        public List<int> Begun { get; } = [];

        public IReadOnlyList<long> Windows => [.. Enumerable.Range(0, (int)(Workspace.Window - First + 1)).Select(i => First + i)];

        private static long First => TestClock.Start.ToUnixTimeSeconds() / 10;

        public void Run()
        {
            var wanted = _hosts.Sum(host => host.Waiting.Count);

            for (var round = 0; Delivered < wanted; round++)
            {
                Assert.InRange(round, 0, 100_000);

                foreach (var host in _hosts)
                    Begin(host);

                _time.Advance(Tick);

                while (_events.TryPeek(out var happens, out var at) && at <= _time.GetUtcNow())
                {
                    _events.Dequeue();
                    happens();
                }
            }
        }

        private void Begin(Host host)
        {
            var served = host.Waiting.Where(waiting => waiting.Value.Turn.IsCompleted).OrderBy(waiting => waiting.Value.Ticket).ToList();

            foreach (var (caller, (ticket, turn)) in served)
            {
                host.Waiting.Remove(caller);
                var lease = turn.Result;
                Begun.Add(caller);
                After(5, 60, () => Arrive(host, caller, ticket, lease));
            }
        }

        private void Arrive(Host host, int caller, long ticket, WindowLease lease)
        {
            var answer = Workspace.Answer();

            After(5, 60, () =>
            {
                lease.Answered(answer, TimeSpan.FromSeconds(1));

                if (answer.IsSuccessStatusCode)
                    Delivered++;
                else
                    host.Ask(caller, ticket);
            });
        }

        private void After(int from, int to, Action happens) => _events.Enqueue(happens, _time.GetUtcNow() + TimeSpan.FromMilliseconds(_chance.Next(from, to)));

        private sealed record Host(WindowRateLimiter Limiter)
        {
            public Dictionary<int, (long Ticket, Task<WindowLease> Turn)> Waiting { get; } = [];

            public void Ask(int caller, long ticket) => Waiting[caller] = (ticket, Limiter.AcquireAsync(ticket, CancellationToken.None).AsTask());
        }
    }
}
