using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moq;

namespace Elsa.Intercom.Tests.Health;

public class IntercomHealthCheckTests
{
    private static readonly string[] NothingLeft =
    [
        "X-RateLimit-Limit: 100",
        "X-RateLimit-Remaining: 0",
        $"X-RateLimit-Reset: {TestClock.Start.ToUnixTimeSeconds() + 10}",
    ];

    [Fact]
    public async Task It_is_healthy_while_the_ledger_responds_and_no_request_waits()
    {
        await using var intercom = Harness();

        var entry = await CheckAsync(intercom);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Empty(entry.Data);
    }

    [Fact]
    public async Task It_is_degraded_and_says_how_many_wait_and_until_when()
    {
        await using var intercom = Harness();
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: NothingLeft);
        await intercom.Client.Workspace.GetAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = intercom.Client.Workspace.GetAsync(cancellation.Token);

        var entry = await CheckAsync(intercom);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("Requests waiting for Intercom's rate limit: 1.", entry.Description);
        var connection = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(entry.Data["Default"]);
        Assert.Equal(1, connection["queued"]);
        Assert.Equal(0, connection["in_flight"]);
        Assert.Equal(100, connection["limit"]);
        Assert.Equal(0, connection["available"]);
        Assert.Equal(TestClock.Start.AddSeconds(10), connection["next_window"]);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(60, HealthStatus.Healthy, "The ledger of keys responds, and nothing waits for Intercom's rate limit.")]
    [InlineData(61, HealthStatus.Degraded, "Webhooks wait to be delivered: 1, the oldest for 61 seconds.")]
    public async Task In_a_host_that_receives_webhooks_it_shows_what_waits(int seconds, HealthStatus status, string description)
    {
        await using var intercom = Harness();
        Assert.DoesNotContain("intercom:webhooks", (await CheckAsync(intercom)).Data);
        intercom.Services.GetRequiredService<WebhookSignal>().Map();
        var notification = new WebhookNotification { Id = "n", Topic = "t", AppId = "a" };
        await intercom.Services.GetRequiredService<WebhookInbox>().AddAsync("Default", notification, default);
        intercom.Time.Advance(TimeSpan.FromSeconds(seconds));

        var entry = await CheckAsync(intercom);

        Assert.Equal((status, description), (entry.Status, entry.Description));
        var webhooks = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(entry.Data["intercom:webhooks"]);
        Assert.Equal((1L, (double)seconds), (webhooks["waiting"], webhooks["lag_seconds"]));
    }

    [Fact]
    public async Task It_is_unhealthy_when_the_ledger_does_not_respond()
    {
        var ledger = new Mock<ILedger>();
        ledger.Setup(l => l.CheckAsync(It.IsAny<CancellationToken>())).Throws(new LedgerException("The database is down."));
        await using var intercom = Harness(services => services.AddSingleton(ledger.Object));

        var entry = await CheckAsync(intercom);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("ledger", entry.Description, StringComparison.Ordinal);
        Assert.IsType<LedgerException>(entry.Exception);
    }

    [Fact]
    public async Task It_is_unhealthy_with_a_sentence_when_this_hosts_clock_is_wrong()
    {
        var database = new Mock<ILedgerClock>();
        database.Setup(clock => clock.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(TestClock.Start.AddMinutes(-1));
        await using var intercom = Harness(services => services.AddSingleton(database.Object));

        var entry = await CheckAsync(intercom);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("This host's clock is 0.00:01:00 (days.hours:minutes:seconds) ahead of", entry.Description, StringComparison.Ordinal);
    }

    private static IntercomHarness Harness(Action<IServiceCollection>? configure = null) => new(configure: services =>
    {
        services.AddHealthChecks().AddIntercom();
        configure?.Invoke(services);
    });

    private static async Task<HealthReportEntry> CheckAsync(IntercomHarness intercom) =>
        (await intercom.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["intercom"];
}
