using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>After an attempt with an unclear response, reconciliation finds its conversation.</summary>
public class ReconcileFoundTests
{
    /// <summary>How a POST can end so that its result is unknown.</summary>
    private static readonly Dictionary<string, Action<FakeRoute>> UnclearEnds = new()
    {
        ["408"] = route => route.Reply(408),
        ["500"] = route => route.Reply(500, Answers.Error("server_error", "Something went wrong")),
        ["503 of a proxy"] = route => route.Reply(503, "<html>busy</html>", "text/html"),
        ["a reset"] = route => route.FailAfterSending(new HttpRequestException("reset")),
        ["a timeout"] = route => route.FailAfterSending(new TaskCanceledException("timeout")),
        ["a cut answer"] = route => route.Reply(200, "{\"conversation_id\":\"12"),
        ["no conversation_id"] = route => route.Reply(200, "{\"id\":\"403\"}"),
    };

    public static TheoryData<string> EveryUnclearEnd => [.. UnclearEnds.Keys];

    [Theory, MemberData(nameof(EveryUnclearEnd))]
    public async Task After_any_unclear_end_the_one_match_is_the_result_and_nothing_is_posted_again(string end)
    {
        await using var stage = new ConversationStage();
        UnclearEnds[end](stage.Posts);
        stage.Shows(new JsonConversation());

        var result = await stage.CreateAsync();

        Assert.Equal((ResultOrigin.Found, true), (result.Origin, result.Reused));
        Assert.Equal(
            (Answers.ConversationId, Answers.MessageId, Answers.ContactId), (result.Result.ConversationId, result.Result.MessageId, result.Result.ContactId));
        Assert.Equal(TestClock.Start, result.Result.CreatedAt);
        Assert.Contains("a search found", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(["commit", "claim", "begin sending", "search", "complete"], stage.Trail.Steps);
        Assert.Equal(1, stage.Posted);
    }

    [Fact]
    public async Task It_is_recorded_so_that_the_key_gives_it_without_another_search()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503, "busy", "text/plain", "X-Request-Id: req-503");
        stage.Shows(new JsonConversation());
        var found = await stage.CreateAsync();

        var again = await stage.CreateAsync();

        Assert.Equal("req-503", found.RequestId);
        Assert.Equal((ResultOrigin.Reused, found.Result), (again.Origin, again.Result));
        Assert.Empty(again.Warnings);
        Assert.Equal((1, 1), (stage.Posted, stage.Searched));
        Assert.Equal(LedgerRowState.Done, stage.Ledger.Store.Written[^1].State);
    }

    [Fact]
    public async Task The_search_asks_for_the_contact_that_spoke_and_for_the_days_around_the_attempt()
    {
        await using var stage = new ConversationStage();
        stage.LookUps.Reply(200, Answers.Contacts(Answers.ContactJson(Answers.OtherContactId, email: "ada@example.com")));
        stage.Posts.Reply(503);
        stage.Shows(new JsonConversation { ContactId = Answers.OtherContactId });

        await stage.CreateAsync(OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com"));

        var (from, until) = (TestClock.Start.AddDays(-3).ToUnixTimeSeconds(), TestClock.Start.AddDays(3).ToUnixTimeSeconds());
        Assert.Equal(
            $$$"""{"query":{"operator":"AND","value":[{"field":"contact_ids","operator":"=","value":"{{{Answers.OtherContactId}}}"},"""
                + $$$"""{"field":"created_at","operator":">","value":{{{from}}}},"""
                + $$$"""{"field":"created_at","operator":"<","value":{{{until}}}}]},"pagination":{"per_page":50}}""",
            stage.Intercom.Handler.Requests[^1].Body);
    }

    [Theory]
    [InlineData(1, new double[] { 0 })]
    [InlineData(2, new double[] { 0, 1 })]
    [InlineData(3, new double[] { 0, 1, 3 })]
    [InlineData(4, new double[] { 0, 1, 3, 7 })]
    [InlineData(5, new double[] { 0, 1, 3, 7, 10 })]
    public async Task A_lagging_search_is_repeated_until_it_finds_the_conversation(int visibleAt, double[] looks)
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.ShowsWhen(() => stage.LookedAt.Count < visibleAt ? [] : [new JsonConversation()]);

        Assert.Equal(ResultOrigin.Found, (await stage.CreateAsync()).Origin);
        Assert.Equal(looks, stage.LookedAt);
    }

    [Theory]
    [InlineData(0, new double[] { 0 })]
    [InlineData(0.4, new[] { 0, 0.4 })]
    [InlineData(2.5, new[] { 0, 1, 2.5 })]
    [InlineData(20, new double[] { 0, 1, 3, 7, 15, 20 })]
    public async Task The_search_lasts_as_long_as_SearchGrace(double seconds, double[] looks)
    {
        await using var stage = new ConversationStage(connection => connection.SearchGrace = TimeSpan.FromSeconds(seconds));
        stage.Posts.Reply(503);
        stage.Shows();

        await stage.FailsAsync();

        Assert.Equal(looks, stage.LookedAt);
    }

    [Fact]
    public async Task A_search_that_fails_at_first_is_asked_again()
    {
        await using var stage = new ConversationStage(connection => connection.MaxRetries = 0);
        stage.Posts.Reply(503);
        stage.Searches.Reply(503).Reply(429).FailAfterSending(new HttpRequestException("reset"));
        stage.Shows(new JsonConversation());

        Assert.Equal(ResultOrigin.Found, (await stage.CreateAsync()).Origin);
    }

    [Fact]
    public async Task A_ledger_that_fails_to_name_conflicts_is_tried_again()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Ledger.Failures["conflicts"] = new IOException("no ledger");
        stage.ShowsWhen(() =>
        {
            if (stage.LookedAt.Count == 3)
                stage.Ledger.Failures.Clear();

            return [new JsonConversation()];
        });

        Assert.Equal(ResultOrigin.Found, (await stage.CreateAsync()).Origin);
        Assert.Equal(3, stage.Searched);
    }

    [Fact]
    public async Task A_ledger_that_cannot_record_a_found_result_does_not_hide_the_id()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Shows(new JsonConversation());
        stage.Ledger.Failures["complete"] = new IOException("no ledger");

        var result = await stage.CreateAsync();

        Assert.Equal(Answers.ConversationId, result.Result.ConversationId);
        Assert.Contains(result.Warnings, warning => warning.Contains("could not record", StringComparison.Ordinal));
    }
}
