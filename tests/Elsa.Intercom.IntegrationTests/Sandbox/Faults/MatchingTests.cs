using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Which requests a fault hits, and how many.</summary>
public sealed class MatchingTests : FaultTest
{
    private static SandboxFault Error { get; } = new() { Kind = SandboxFaultKind.ServerError };

    [Fact]
    public async Task Times_is_how_many_it_hits()
    {
        Inject(Error with { Times = 2 });

        Assert.Equal("503 503 200 200", await StatusesAsync(4));
    }

    [Fact]
    public async Task Without_times_it_hits_until_it_is_cleared()
    {
        Inject(Error with { Times = null });

        Assert.Equal("503 503 503", await StatusesAsync(3));
        Assert.Equal(Error with { Times = null }, Assert.Single(Intercom.Faults.Active));
        Intercom.Faults.Clear();
        Assert.Equal("200", await StatusesAsync(1));
    }

    [Fact]
    public async Task Skip_leaves_the_first_ones_alone()
    {
        Inject(Error with { Skip = 2, Times = 2 });

        Assert.Equal("200 200 503 503 200", await StatusesAsync(5));
    }

    [Fact]
    public async Task An_active_fault_counts_down()
    {
        Inject(Error with { Skip = 2, Times = 2 });

        await StatusesAsync(1);
        Assert.Equal(Error with { Skip = 1, Times = 2 }, Assert.Single(Intercom.Faults.Active));
        await StatusesAsync(2);
        Assert.Equal(Error with { Skip = 0, Times = 1 }, Assert.Single(Intercom.Faults.Active));
        await StatusesAsync(1);
        Assert.Empty(Intercom.Faults.Active);
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("get", null, true)]
    [InlineData("POST", null, false)]
    [InlineData(null, "/conversations", true)]
    [InlineData(null, "/Conversations/", true)]
    [InlineData("GET", "/conversations", true)]
    [InlineData("POST", "/conversations", false)]
    [InlineData(null, "/conversation", false)]
    [InlineData(null, "/conversations/1", false)]
    [InlineData(null, "/conv*", true)]
    [InlineData(null, "/conversations*", true)]
    [InlineData(null, "/conversations/*", false)]
    [InlineData(null, "/*", true)]
    [InlineData(null, null, true)]
    public async Task It_matches_by_method_and_path(string? method, string? path, bool hits)
    {
        Inject(Error with { Method = method, Path = path });

        Assert.Equal(hits ? "503" : "200", await StatusesAsync(1, "/conversations?per_page=5"));
    }

    [Fact]
    public async Task A_path_below_is_matched_by_its_beginning()
    {
        Inject(Error with { Path = "/contacts/*", Times = null });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Api.GetAsync($"/contacts/{Ada.Id}")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Api.PostAsync($"/contacts/{Ada.Id}/archive")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/contacts", new { email = "grace@example.com" })).Status);
    }

    [Fact]
    public async Task A_star_between_slashes_is_one_segment()
    {
        Inject(Error with { Path = "/contacts/*/archive", Times = null });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Api.PostAsync($"/contacts/{Ada.Id}/archive")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync($"/contacts/{Ada.Id}/unarchive")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/contacts/{Ada.Id}")).Status);
    }

    [Fact]
    public async Task The_routes_ignore_a_slash_at_the_end_and_so_do_faults()
    {
        Inject(Error with { Path = "/me", Times = null });

        Assert.Equal("503", await StatusesAsync(1, "/me/"));
        Assert.Equal("503", await StatusesAsync(1, "/ME"));
    }

    [Fact]
    public async Task Requests_without_a_token_get_no_fault()
    {
        Inject(Error);
        using var stranger = new Caller(Intercom, token: "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/me")).Status);
        Assert.Equal("503", await StatusesAsync(1));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sandbox/state")]
    [InlineData("/sandbox/faults")]
    [InlineData("/sandbox/assets/inbox.js")]
    public async Task The_page_and_what_belongs_to_it_is_not_hit(string path)
    {
        Inject(Error with { Times = null });

        Assert.Equal("200", await StatusesAsync(1, path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sandbox/nowhere")]
    [InlineData("/sandbox")]
    public async Task Files_of_the_page_are_not_hit_either(string path)
    {
        Inject(Error with { Times = null });

        Assert.Equal(HttpStatusCode.NotFound, (await Api.PostAsync(path)).Status);
    }

    [Fact]
    public async Task A_route_that_is_not_there_is_hit()
    {
        Inject(Error);

        Assert.Equal("503 404", await StatusesAsync(2, "/nowhere"));
    }

    [Fact]
    public async Task A_kind_for_some_routes_does_not_count_the_others()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.NoConversationId, Skip = 1 });

        await StatusesAsync(3);
        Assert.True((await StartConversationAsync()).Json.TryGetProperty("conversation_id", out _), "the requests to /me were counted");
        Assert.False((await StartConversationAsync()).Json.TryGetProperty("conversation_id", out _), "the conversation was not counted");
    }

    [Fact]
    public async Task One_time_is_one_time_among_many_at_once()
    {
        Inject(Error with { AfterStoring = true });
        _ = Ada;

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => StartConversationAsync()));

        Assert.Single(replies, x => x.Status == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(99, replies.Count(x => x.Status == HttpStatusCode.OK));
        Assert.Equal(100, Intercom.Conversations.Count);
        Assert.Single(Intercom.Requests, x => x.Injected is not null);
    }

    [Fact]
    public async Task Threads_that_choose_at_once_share_what_is_left()
    {
        const int times = 100_000;
        var hits = 0;
        Inject(Error with { Times = times });
        using var start = new Barrier(4);

        await Task.WhenAll(Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Factory.StartNew(
            Choose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(times, hits);

        void Choose()
        {
            start.SignalAndWait();

            for (var i = 0; i < times; i++)
            {
                if (Intercom.Faults.Choose("GET", "/me").Answer is not null)
                    Interlocked.Increment(ref hits);
            }
        }
    }
}
