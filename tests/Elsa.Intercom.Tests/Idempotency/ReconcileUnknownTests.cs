using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Reconciliations without a clear result. They never guess, and the key stays unknown.</summary>
public class ReconcileUnknownTests
{
    private static readonly string Unavailable = "The search for it failed:";

    /// <summary>Searches without a result: the number of tries, and the message for the operator.</summary>
    private static readonly Dictionary<string, (Action<ConversationStage> Search, int Times, string Says)> Searches = new()
    {
        ["none"] = (stage => stage.Shows(), 5, "A search did not find it."),
        ["several"] = (stage => stage.Shows(new JsonConversation("1"), new JsonConversation("2")), 5, "2 candidates match: 1, 2."),
        ["403"] = (stage => stage.Searches.Reply(403, Answers.Error("api_plan_restricted", "No")), 1, "\"Read conversations\""),
        ["401"] = (
            stage => stage.Searches.Reply(401, Answers.Error("unauthorized", "Access Token Invalid")),
            1,
            $"{Unavailable} Intercom responded to POST /conversations/search with 401"),
        ["400"] = (
            stage => stage.Searches.Reply(400, Answers.Error("parameter_invalid", "No such field")),
            1,
            $"{Unavailable} Intercom responded to POST /conversations/search with 400: No such field."),
        ["404"] = (stage => stage.Searches.Reply(404, Answers.Error("not_found", "Gone")), 5, Unavailable),
        ["503"] = (stage => stage.Searches.Reply(503), 5, Unavailable),
        ["a reset"] = (stage => stage.Searches.FailAfterSending(new HttpRequestException("reset")), 5, Unavailable),
        ["no connection"] = (stage => stage.Searches.FailBeforeSending(new HttpRequestException("refused")), 5, Unavailable),
        ["no list"] = (stage => stage.Searches.Reply(200, "{\"conversations\":{}}"), 5, Unavailable),
        ["several, and then no answer"] = (
            stage => stage.Searches.Reply(200, JsonConversation.List([new JsonConversation("1"), new JsonConversation("2")])).Reply(503),
            5,
            "2 candidates match: 1, 2."),
        ["a page of something else"] = (stage => stage.Searches.Reply(200, "<html>", "text/html"), 5, Unavailable),
        ["more pages than are read"] = (
            stage => stage.Searches.Reply(200, JsonConversation.List([new JsonConversation()], next: "more")), 30, "too many candidates"),
    };

    public static TheoryData<string, bool> EverySearch => [.. Searches.Keys.SelectMany(search => new[] { (search, false), (search, true) })];

    [Theory, MemberData(nameof(EverySearch))]
    public async Task It_stays_unknown_and_keeps_its_key(string search, bool createWhenUnknown)
    {
        await using var stage = new ConversationStage(NoRetries);
        stage.Posts.Reply(503, Answers.Error("service_unavailable", "Busy"), headers: "X-Request-Id: req-503");
        Searches[search].Search(stage);

        // An author may have it sent again only if it certainly doesn't exist. Another test covers that.
        var e = await stage.FailsAsync(OperationInputs.Conversation("signup-1") with { CreateWhenUnknown = createWhenUnknown && search != "none" });

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(search.StartsWith("several", StringComparison.Ordinal) ? IntercomErrorCodes.SeveralCandidates : "service_unavailable", e.Code);
        Assert.Equal((503, "req-503"), ((int)e.StatusCode!, e.RequestId));
        Assert.Contains("with 503: Busy.", e.Message, StringComparison.Ordinal);
        Assert.Contains(Searches[search].Says, e.Message, StringComparison.Ordinal);
        Assert.Contains("A run with the same key searches again before it ever sends.", e.Message, StringComparison.Ordinal);
        Assert.Equal(search.StartsWith("several", StringComparison.Ordinal) ? ["1", "2"] : [], e.CandidateIds);
        Assert.Equal(Searches[search].Times, stage.Searched);
        Assert.Equal(1, stage.Posted);
        Assert.Equal("unknown", stage.Trail.Steps[^1]);
        Assert.Equal(LedgerRowState.Unknown, stage.Ledger.Store.Written[^1].State);
    }

    [Fact]
    public async Task A_missing_permission_names_the_scope_and_the_remedy()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Searches.Reply(403, Answers.Error("forbidden", "Not allowed"));

        Assert.Contains(
            "the Intercom app lacks the permission \"Read conversations\". Add it, then run this again with the same key.",
            (await stage.FailsAsync()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_names_ten_of_many_candidates_and_the_exception_all()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Shows([.. Enumerable.Range(1, 12).Select(i => new JsonConversation($"{i}00"))]);

        var e = await stage.FailsAsync();

        Assert.Contains("12 candidates match: 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000.", e.Message, StringComparison.Ordinal);
        Assert.Equal(12, e.CandidateIds.Count);
    }

    [Fact]
    public async Task A_search_that_is_never_answered_ends_with_its_timeout()
    {
        await using var stage = new ConversationStage(NoRetries);
        stage.Posts.Reply(503);
        stage.Searches.HangAfterSending();
        var creating = stage.FailsAsync();

        Assert.Equal(1, stage.Searched);

        stage.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains(
            "The search for it failed: Intercom did not respond to POST /conversations/search within 30 s.",
            (await creating).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_waits_too_long_for_the_rate_limit_is_given_up()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Searches.Reply(429, null, headers: "Retry-After: 55");

        var e = await stage.FailsAsync();

        Assert.Contains("The search took too long.", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, stage.Searched);
    }

    [Fact]
    public async Task A_ledger_that_cannot_name_conflicts_leaves_the_key_unknown()
    {
        await using var stage = new ConversationStage();
        stage.Posts.Reply(503);
        stage.Shows(new JsonConversation());
        stage.Ledger.Failures["conflicts"] = new IOException("a secret of the ledger's");

        var e = await stage.FailsAsync(OperationInputs.Conversation("signup-1") with { CreateWhenUnknown = true });

        Assert.Contains("the ledger could not tell which results belong to other keys", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.Equal((1, 5), (stage.Posted, stage.Searched));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_cancels_the_search_gets_a_cancellation_and_the_key_stays_unknown(bool betweenTwoLooks)
    {
        await using var stage = new ConversationStage();
        using var cancellation = new CancellationTokenSource();
        stage.Posts.Reply(503);
        stage.Time.AutoAdvance = false;

        if (betweenTwoLooks)
            stage.Shows();
        else
            stage.Searches.HangAfterSending();

        var creating = stage.CreateAsync(cancellationToken: cancellation.Token);

        Assert.Equal((1, betweenTwoLooks ? 1 : 0), (stage.Searched, stage.Time.Waits.Count));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Equal("unknown", stage.Trail.Steps[^1]);
        Assert.Equal((1, 1), (stage.Posted, stage.Searched));
    }

    private static void NoRetries(IntercomConnection connection) => connection.MaxRetries = 0;
}
