using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Several keys with the same text for the same contact at the same time. No conversation becomes the result of two keys.</summary>
public sealed class ReconcileConflictTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    [Fact]
    public async Task A_conversation_that_another_key_made_is_not_taken()
    {
        _stage.Posts.Reply(200, Answers.Created("1")).Reply(503);
        _stage.Shows(new JsonConversation("1"));
        await _stage.CreateAsync(OperationInputs.Conversation("one"));

        var e = await _stage.FailsAsync(OperationInputs.Conversation("two"));

        Assert.Contains("did not find it", e.Message, StringComparison.Ordinal);
        Assert.Empty(e.CandidateIds);
    }

    [Fact]
    public async Task The_candidate_that_no_other_key_made_is_the_result()
    {
        _stage.Posts.Reply(200, Answers.Created("1")).Reply(503);
        _stage.Shows(new JsonConversation("1"), new JsonConversation("2"));
        await _stage.CreateAsync(OperationInputs.Conversation("one"));

        Assert.Equal("2", (await _stage.CreateAsync(OperationInputs.Conversation("two"))).Result.ConversationId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_another_key_of_the_same_text_is_open_nothing_is_taken_nor_sent_again(bool createWhenUnknown)
    {
        var visible = false;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation()] : []);
        await _stage.FailsAsync(OperationInputs.Conversation("one"));
        visible = true;

        var two = await _stage.FailsAsync(OperationInputs.Conversation("two") with { CreateWhenUnknown = createWhenUnknown });
        var one = await _stage.FailsAsync(OperationInputs.Conversation("one") with { CreateWhenUnknown = createWhenUnknown });

        Assert.Equal(("server_error", IntercomErrorCodes.EarlierAttemptUnknown), (two.Code, one.Code));

        foreach (var e in new[] { two, one })
        {
            Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
            Assert.Contains("Another key sent the same conversation at the same time", e.Message, StringComparison.Ordinal);
            Assert.Equal([Answers.ConversationId], e.CandidateIds);
        }

        Assert.Equal((2, 15), (_stage.Posted, _stage.Searched));
    }

    [Fact]
    public async Task A_concurrent_attempt_that_is_settled_during_the_search_leaves_the_other_conversation()
    {
        var answer = new TaskCompletionSource();
        _stage.Posts.ReplyAfter(answer.Task, HttpStatusCode.OK, Answers.Created("1")).Reply(503);
        var one = _stage.CreateAsync(OperationInputs.Conversation("one"));
        await _stage.Intercom.Handler.FirstArrived;
        _stage.ShowsWhen(async () =>
        {
            if (_stage.LookedAt.Count == 3)
            {
                answer.SetResult();
                await one;
            }

            return [new JsonConversation("1"), new JsonConversation("2")];
        });

        var two = await _stage.CreateAsync(OperationInputs.Conversation("two"));

        Assert.Equal(("1", "2"), ((await one).Result.ConversationId, two.Result.ConversationId));
        Assert.Equal([0, 1, 3], _stage.LookedAt);
    }

    [Fact]
    public async Task A_concurrent_attempt_that_is_refused_during_the_search_leaves_one_conversation()
    {
        var answer = new TaskCompletionSource();
        _stage.Posts.ReplyAfter(answer.Task, HttpStatusCode.UnprocessableEntity, Answers.Error("parameter_invalid", "No.")).Reply(503);
        var one = _stage.FailsAsync(OperationInputs.Conversation("one"));
        await _stage.Intercom.Handler.FirstArrived;
        _stage.ShowsWhen(async () =>
        {
            if (_stage.LookedAt.Count == 2)
            {
                answer.SetResult();
                await one;
            }

            return [new JsonConversation("2")];
        });

        Assert.Equal("2", (await _stage.CreateAsync(OperationInputs.Conversation("two"))).Result.ConversationId);
        Assert.Equal(IntercomErrorKind.Rejected, (await one).Kind);
    }

    [Theory]
    [InlineData("Another text", Answers.ContactId)]
    [InlineData("Hello", Answers.OtherContactId)]
    public async Task Another_key_with_a_different_text_or_contact_does_not_conflict(string body, string contact)
    {
        var visible = false;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation()] : []);
        await _stage.FailsAsync(OperationInputs.Conversation("one", body, contact: contact));
        visible = true;

        Assert.Equal(ResultOrigin.Found, (await _stage.CreateAsync(OperationInputs.Conversation("two"))).Origin);
    }

    [Theory]
    [InlineData("Hello", " Hello\n")]
    [InlineData("Hello", "<b>Hello</b>")]
    [InlineData("A & B", "A &amp; B")]
    public async Task Another_key_whose_text_looks_the_same_conflicts(string first, string second)
    {
        var visible = false;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation { Body = $"<p>{WebUtility.HtmlEncode(first)}</p>" }] : []);
        await _stage.FailsAsync(OperationInputs.Conversation("one", first));
        visible = true;

        Assert.Contains(
            "Another key sent the same conversation", (await _stage.FailsAsync(OperationInputs.Conversation("two", second))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_long_before_does_not_conflict()
    {
        var visible = false;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation { CreatedAt = _stage.Time.GetUtcNow() }] : []);
        await _stage.FailsAsync(OperationInputs.Conversation("one"));
        visible = true;
        _stage.Time.Jump(TimeSpan.FromMinutes(1));

        Assert.Equal(ResultOrigin.Found, (await _stage.CreateAsync(OperationInputs.Conversation("two"))).Origin);
    }

    [Fact]
    public async Task With_clocks_that_differ_an_unknown_attempt_of_any_time_conflicts()
    {
        _stage.ServerClock = TimeSpan.FromMinutes(1);
        _stage.Posts.Reply(503);
        _stage.Shows();
        await _stage.FailsAsync(OperationInputs.Conversation("signup-1"));
        _stage.Time.Jump(TimeSpan.FromMinutes(1));
        _stage.Shows(new JsonConversation("by-one-of-them") { CreatedAt = _stage.Time.GetUtcNow() });

        var e = await _stage.FailsAsync(OperationInputs.Conversation("signup-2"));

        Assert.Contains("Another key sent the same conversation", e.Message, StringComparison.Ordinal);
        Assert.Equal(["by-one-of-them"], e.CandidateIds);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
