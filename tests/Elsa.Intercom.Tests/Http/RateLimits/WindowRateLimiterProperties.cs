using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using FsCheck;
using FsCheck.Fluent;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Invariants for one host on a workspace, for any order of requests, responses and passing time.</summary>
public sealed class WindowRateLimiterProperties
{
    private static readonly Arbitrary<(int Limit, (int Arrive, int Respond, int Seconds)[] Steps)> Scripts =
        (from limit in Gen.Choose(10, 40) from steps in Steps().ArrayOf() select (limit, steps)).ToArbitrary();

    [Fact]
    public void None_is_refused_none_is_lost_and_the_order_is_kept() => Prop.ForAll(Scripts, async script =>
    {
        using var run = new Run(script.Limit);

        foreach (var (arrive, respond, seconds) in script.Steps)
        {
            await run.ArriveAsync(arrive);
            await run.RespondAsync(respond);
            await run.WaitAsync(seconds);
        }

        await run.DrainAsync();
    }).Holds(200);

    private static Gen<(int Arrive, int Respond, int Seconds)> Steps() =>
        from arrive in Gen.Choose(0, 30) from respond in Gen.Choose(0, 30) from seconds in Gen.Choose(0, 4) select (arrive, respond, seconds);

    private sealed class Run : IDisposable
    {
        private readonly TestClock _time = new();
        private readonly WindowRateLimiter _limiter;
        private readonly FakeWorkspace _workspace;
        private readonly Queue<Task<WindowLease>> _queued = [];
        private readonly Queue<(WindowLease Lease, HttpResponseMessage Response)> _inFlight = [];

        public Run(int limit)
        {
            _limiter = new WindowRateLimiter(_time, new Jitter(() => 0), () => int.MaxValue);
            _workspace = new FakeWorkspace(_time, limit);
        }

        public async Task ArriveAsync(int count)
        {
            for (var i = 0; i < count; i++)
                _queued.Enqueue(_limiter.AcquireAsync(_limiter.NextTicket(), CancellationToken.None).AsTask());

            await BeginAsync();
        }

        public async Task RespondAsync(int count)
        {
            for (; count > 0 && _inFlight.TryDequeue(out var oldest); count--)
                oldest.Lease.Answered(oldest.Response, TimeSpan.Zero);

            await BeginAsync();
        }

        public async Task WaitAsync(int seconds)
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            await BeginAsync();
        }

        public async Task DrainAsync()
        {
            var windows = 2 + _queued.Count;

            for (; _queued.Count + _inFlight.Count > 0 && windows > 0; windows--)
            {
                await RespondAsync(_inFlight.Count);
                await WaitAsync(11);
            }

            Assert.True(_queued.Count == 0, "A caller is never served.");
        }

        public void Dispose() => _limiter.Dispose();

        /// <summary>Every permitted request reaches the workspace at once. Callers begin in the order of their arrival.</summary>
        private async Task BeginAsync()
        {
            while (_queued.TryPeek(out var first) && first.IsCompleted)
            {
                _inFlight.Enqueue((await _queued.Dequeue(), _workspace.Answer()));
                Assert.Empty(_workspace.Refused);
            }

            Assert.DoesNotContain(_queued, caller => caller.IsCompleted);
        }
    }
}
