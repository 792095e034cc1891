using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults beside the sandbox's own rate limit: one request in the first window.</summary>
public sealed class LimitedMatchingTests : FaultTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.RequestsPerMinute = 10;

    [Fact]
    public async Task A_request_past_the_limit_is_not_hit()
    {
        await Api.GetAsync("/me");
        Inject(new SandboxFault { Kind = SandboxFaultKind.ServerError });

        Assert.Equal("429", await StatusesAsync(1));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("503 200 429", await StatusesAsync(3));
    }

    [Fact]
    public async Task An_injected_rate_limit_leaves_the_window_as_it_was()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.RateLimited });

        Assert.Equal("429 200 429", await StatusesAsync(3));
        Assert.Single(Intercom.Faults.Injected);
    }

    [Fact]
    public void A_request_that_is_given_back_too_late_makes_the_next_window_no_larger()
    {
        var limit = new RateLimit(requestsPerMinute: 10, Clock);
        var early = limit.Take();
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, limit.Take().Remaining);

        limit.GiveBack(early);

        Assert.Equal(0, limit.Take().Remaining);
        Assert.False(limit.Take().Allowed);
    }
}
