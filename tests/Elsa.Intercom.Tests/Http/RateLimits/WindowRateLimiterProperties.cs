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

    /// <summary>Whatever the headers of the responses are, nothing stops a connection for longer than two windows, and one request goes through then.</summary>
    [Fact]
    public void No_header_stops_a_connection() => Prop.ForAll(Responses.ArrayOf().ToArbitrary(), responses =>
    {
        var time = new TestClock();
        using var limiter = new WindowRateLimiter(time, new Jitter(() => 0), () => int.MaxValue);

        foreach (var (status, limit, remaining, reset, seconds) in responses)
        {
            var lease = limiter.AcquireAsync(limiter.NextTicket(), CancellationToken.None).AsTask();
            time.Advance(TimeSpan.FromSeconds(20.1));
            Assert.True(lease.IsCompletedSuccessfully, $"{limiter.Status()}");

            var response = new HttpResponseMessage((System.Net.HttpStatusCode)status);
            response.Headers.TryAddWithoutValidation("X-RateLimit-Limit", limit);
            response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", remaining);
            response.Headers.TryAddWithoutValidation("X-RateLimit-Reset", reset);
            lease.Result.Answered(response, RateLimitWait.Before(RateLimitWait.Announced(response, time.GetUtcNow()), attempts: 1, chance: 0));
            time.Advance(TimeSpan.FromSeconds(seconds));
        }
    }).Holds(500);

    private static Gen<(int Status, string Limit, string Remaining, string Reset, int Seconds)> Responses =>
        from status in Gen.Elements(200, 429, 503)
        from limit in Gen.Elements("", "0", "1", "167", "99999999999", "x")
        from remaining in Gen.Elements("", "0", "1", "166", "-1", "99999999999")
        from reset in Gen.Elements("", "0", "7", "25", "1772366410", "2147483648", "253402300799", "9223372036854775807", "soon")
        from seconds in Gen.Choose(0, 30)
        select (status, limit, remaining, reset, seconds);

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
