using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>A slow response, by the sandbox's clock.</summary>
public sealed class SlowAnswerTests : FaultTest
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task It_is_stored_at_once_and_answered_after_the_delay()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = Delay });

        var reply = StartConversationAsync();
        await Clock.TimersAsync(1);
        var conversation = Assert.Single(Intercom.Conversations);
        Assert.Equal(200, Assert.Single(Intercom.Requests).Status);
        Clock.Advance(Delay - TimeSpan.FromSeconds(1));
        Assert.Equal(1, Clock.RunningTimers);
        Assert.False(reply.IsCompleted, "answered before its time");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(conversation.Id, (await reply)["conversation_id"].GetString());
        Assert.Equal("Sun, 01 Mar 2026 12:05:00 GMT", (await reply).Headers["Date"]);
        await MustWorkAgainAsync();
    }

    [Fact]
    public async Task A_client_that_hangs_up_ends_the_wait()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = Delay });
        using var http = new HttpClient { BaseAddress = Intercom.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Intercom.AccessToken);
        using var impatient = new CancellationTokenSource();

        var reply = http.GetAsync("/me", impatient.Token);
        await Clock.TimersAsync(1);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply);
        await Clock.TimersAsync(0);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("/me")).Status);
    }

    [Fact]
    public async Task A_sandbox_that_stops_ends_the_wait()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = Delay });
        var reply = StartConversationAsync();
        await Clock.TimersAsync(1);

        var stopped = Intercom.DisposeAsync();

        // At once, and not when the time for running requests is over.
        Assert.Equal(0, Clock.RunningTimers);
        await stopped;
        await Assert.ThrowsAsync<HttpRequestException>(() => reply);
    }

    [Fact]
    public async Task Others_are_answered_meanwhile()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Slow, Delay = Delay });
        var slow = Api.GetAsync("/me");
        await Clock.TimersAsync(1);

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("/me")).Status);

        Assert.False(slow.IsCompleted);
        Clock.Advance(Delay);
        Assert.Equal(HttpStatusCode.OK, (await slow).Status);
    }
}
