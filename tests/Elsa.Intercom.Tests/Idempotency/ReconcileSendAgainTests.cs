using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>With OnUnknown = Create, a conversation is sent once more after a search that found none: never without a search, and never a third time.</summary>
public sealed class ReconcileSendAgainTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new(
        connection => (connection.MaxRetries, connection.NewContactGrace, connection.MaxRateLimitWait) = (0, TimeSpan.Zero, TimeSpan.Zero));

    private static ConversationInput Input => OperationInputs.Conversation("signup-1") with { CreateWhenUnknown = true };

    private static ConversationInput ByEmail =>
        OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com") with { CreateWhenUnknown = true };

    [Fact]
    public async Task It_is_sent_once_more_after_the_search_found_none_and_says_so()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();

        var result = await _stage.CreateAsync(Input);

        Assert.Equal((Answers.ConversationId, ResultOrigin.Created), (result.Result.ConversationId, result.Origin));
        Assert.Contains("was sent again, because On unknown is Create", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(["commit", "claim", "begin sending", "search", "search", "search", "search", "search", "begin sending", "complete"], _stage.Trail.Steps);
        Assert.Equal(2, _stage.Posted);
    }

    [Fact]
    public async Task A_found_conversation_is_not_sent_again()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created("second"));
        _stage.Shows(new JsonConversation());

        Assert.Equal(ResultOrigin.Found, (await _stage.CreateAsync(Input)).Origin);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task It_is_not_sent_again_where_the_lookup_finds_another_contact_by_now()
    {
        _stage.LookUps.Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com"))).Reply(
            200, Answers.Contacts(Answers.ContactJson(id: Answers.OtherContactId, email: "ada@example.com")));
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();

        var e = await _stage.FailsAsync(ByEmail);

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Contains("a different contact", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task It_is_not_sent_a_third_time()
    {
        _stage.Posts.Reply(503);
        _stage.Shows();

        var e = await _stage.FailsAsync(Input);

        Assert.Equal((IntercomErrorKind.Unknown, "server_error"), (e.Kind, e.Code));
        Assert.Equal((2, 10), (_stage.Posted, _stage.Searched));
        Assert.Equal("unknown", _stage.Trail.Steps[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    public async Task After_a_second_unclear_end_what_either_attempt_created_is_found(int createdAt)
    {
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() =>
        {
            // The second attempt is so late that its own time range doesn't include the first one.
            if (_stage.LookedAt.Count == 5)
                _stage.Time.Jump(TimeSpan.FromMinutes(1));

            return _stage.Posted < 2 ? [] : [new JsonConversation { CreatedAt = TestClock.Start.AddSeconds(createdAt) }];
        });

        var result = await _stage.CreateAsync(Input);

        Assert.Equal(ResultOrigin.Found, result.Origin);
        Assert.Equal(2, result.Warnings.Count);
        Assert.Equal(2, _stage.Posted);
    }

    [Fact]
    public async Task After_a_second_unclear_end_two_conversations_are_named_and_none_is_chosen()
    {
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(
            () => _stage.Posted < 2
                ? []
                : [new JsonConversation("first"), new JsonConversation("second") { CreatedAt = TestClock.Start.AddSeconds(10) }]);

        var e = await _stage.FailsAsync(Input);

        Assert.Equal(IntercomErrorCodes.SeveralCandidates, e.Code);
        Assert.Equal(["first", "second"], e.CandidateIds);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_second_attempt_that_is_refused_leaves_the_first_unknown_and_its_key_never_posts_blindly(int status)
    {
        _stage.Posts.Reply(503).Reply(status, Answers.Error("no_more", "No more of these"), headers: "X-Request-Id: req-2").Reply(200, Answers.Created());
        _stage.Intercom.Handler.Default.Reply(404, Answers.Error("not_found", "No such contact"));
        _stage.Shows();

        var e = await _stage.FailsAsync(Input);
        var again = await _stage.FailsAsync(OperationInputs.Conversation("signup-1"));

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Contains("Sending it again failed", e.Message, StringComparison.Ordinal);
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, again.Code);
        Assert.Equal((2, 10), (_stage.Posted, _stage.Searched));
        Assert.Equal(LedgerRowState.Unknown, _stage.Ledger.Store.Written[^1].State);
    }

    [Fact]
    public async Task A_second_attempt_that_did_not_get_through_leaves_the_first_unknown()
    {
        _stage.Posts.Reply(503).FailBeforeSending(new HttpRequestException("refused")).Reply(200, Answers.Created());
        _stage.Shows();

        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync(Input)).Code);
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync(OperationInputs.Conversation("signup-1"))).Code);
        Assert.Equal(1, _stage.Intercom.Handler.Requests.Count(request => request is { Line: ConversationStage.Post, Body: not null }));
    }

    [Fact]
    public async Task A_contact_that_is_not_found_for_the_second_attempt_leaves_the_first_unknown()
    {
        _stage.LookUps.Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com"))).Reply(200, Answers.Contacts());
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();

        var e = await _stage.FailsAsync(ByEmail);

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync(ByEmail with { CreateWhenUnknown = false })).Code);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_ledger_that_fails_before_the_second_attempt_does_not_say_that_nothing_was_sent()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.ShowsWhen(() =>
        {
            _stage.Ledger.Failures["begin sending"] = new IOException("a secret of the ledger's");
            return [];
        });

        var e = await _stage.FailsAsync(Input);

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Contains("the ledger of keys could not confirm that it is allowed", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.Single(_stage.Intercom.Logs.At(LogLevel.Error));
        Assert.Equal(1, _stage.Posted);
        Assert.Equal("unknown", _stage.Trail.Steps[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_cancels_the_second_attempt_gets_a_cancellation_and_the_key_stays_unknown(bool sent)
    {
        using var cancellation = new CancellationTokenSource();
        _stage.Posts
            .Reply(503)
            .Do(async (_, read, cancellationToken) =>
            {
                if (sent)
                    await read();

                await cancellation.CancelAsync();
                throw new OperationCanceledException(cancellationToken);
            })
            .Reply(200, Answers.Created());
        _stage.Shows();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _stage.CreateAsync(Input, cancellation.Token));

        Assert.Equal("unknown", _stage.Trail.Steps[^1]);
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync(OperationInputs.Conversation("signup-1"))).Code);
    }

    [Fact]
    public async Task A_caller_that_lost_its_lease_during_the_search_starts_again_and_sends_only_once_more()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.ShowsWhen(() =>
        {
            if (_stage.LookedAt.Count == 5)
                _stage.Time.Jump(TimeSpan.FromHours(1));

            return [];
        });

        var result = await _stage.CreateAsync(Input);

        Assert.Equal(ResultOrigin.Created, result.Origin);
        Assert.Equal(["claim lost", "claim"], _stage.Trail.Steps.SkipWhile(step => step != "claim lost").Take(2));
        Assert.Equal((2, 10), (_stage.Posted, _stage.Searched));
    }

    [Fact]
    public async Task A_caller_that_lost_its_lease_and_then_the_ledger_does_not_report_that_nothing_was_sent()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.ShowsWhen(() =>
        {
            if (_stage.LookedAt.Count < 5)
                return [];

            _stage.Time.Jump(TimeSpan.FromHours(1));
            _stage.Ledger.Failures["claim"] = new IOException("The disk is full.");
            return [];
        });

        var e = await _stage.FailsAsync(Input);

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Equal("claim lost", _stage.Trail.Steps[^1]);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_key_that_is_unknown_since_an_earlier_run_is_searched_for_and_then_sent_once_more()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();
        await _stage.FailsAsync(Input with { CreateWhenUnknown = false });

        var result = await _stage.CreateAsync(Input);

        Assert.Equal(ResultOrigin.Created, result.Origin);
        Assert.Single(result.Warnings);
        Assert.Equal((2, 10), (_stage.Posted, _stage.Searched));
        Assert.Equal(ResultOrigin.Reused, (await _stage.CreateAsync(Input)).Origin);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
