using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Several faults at once.</summary>
public sealed class CombinationTests : FaultTest
{
    [Fact]
    public async Task The_first_added_of_several_answers_comes_first_and_the_others_keep_their_turn()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ServerError, Times = 2 },
            new SandboxFault { Kind = SandboxFaultKind.RateLimited },
            new SandboxFault { Kind = SandboxFaultKind.ServerError, Status = 500 });

        Assert.Equal("503 503 429 500 200", await StatusesAsync(5));
    }

    [Fact]
    public async Task Skip_counts_requests_that_another_fault_hits()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ServerError },
            new SandboxFault { Kind = SandboxFaultKind.RateLimited, Skip = 2 });

        Assert.Equal("503 200 429 200", await StatusesAsync(4));
    }

    [Fact]
    public async Task The_clock_the_view_and_the_answer_fail_together()
    {
        _ = Ada;
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromHours(1) },
            new SandboxFault { Kind = SandboxFaultKind.WrongContentType },
            new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromHours(1) });

        var reply = await Api.SearchAsync("/contacts/search", "email", "=", Ada.Email);

        Assert.Equal("Sun, 01 Mar 2026 13:00:00 GMT", reply.Headers["Date"]);
        Assert.Equal("text/html; charset=utf-8", reply.Headers["Content-Type"]);
        Assert.Equal(0, reply["total_count"].GetInt32());
        Assert.Equal("clock 3600 s fast; wrong content type; search 3600 s behind", Assert.Single(Intercom.Requests).Injected);
        Assert.Empty(Intercom.Faults.Active);
    }

    [Fact]
    public async Task The_first_added_of_two_clocks_tells_the_time()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromHours(1) },
            new SandboxFault { Kind = SandboxFaultKind.ClockSkew, Skew = TimeSpan.FromHours(-1) });

        Assert.Equal("Sun, 01 Mar 2026 13:00:00 GMT", (await Api.GetAsync("/me")).Headers["Date"]);
        Assert.Equal("Sun, 01 Mar 2026 11:00:00 GMT", (await Api.GetAsync("/me")).Headers["Date"]);
    }

    [Fact]
    public async Task Faults_for_different_requests_do_not_meet()
    {
        Inject(
            new SandboxFault { Kind = SandboxFaultKind.ServerError, Path = "/conversations", Method = "POST" },
            new SandboxFault { Kind = SandboxFaultKind.RateLimited, Path = "/me" });

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Api.GetAsync("/me")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await StartConversationAsync()).Status);
    }
}
