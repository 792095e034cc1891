using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>A key that is used again after an attempt with an unknown result.</summary>
public sealed class ReconcileEarlierAttemptTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    [Fact]
    public async Task It_is_searched_for_first_and_found()
    {
        var visible = false;
        _stage.Posts.Reply(503).Reply(200, Answers.Created("second"));
        _stage.ShowsWhen(() => visible ? [new JsonConversation()] : []);
        await _stage.FailsAsync();
        visible = true;
        _stage.Time.Jump(TimeSpan.FromDays(2));

        var result = await _stage.CreateAsync();

        Assert.Equal((Answers.ConversationId, ResultOrigin.Found), (result.Result.ConversationId, result.Origin));
        Assert.Equal(["commit", "claim", "search", "complete"], _stage.Trail.Steps.TakeLast(4));
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task Without_a_match_it_stays_unknown_and_nothing_is_sent()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();
        await _stage.FailsAsync();

        var e = await _stage.FailsAsync();

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Contains("Nothing was sent this time", e.Message, StringComparison.Ordinal);
        Assert.Contains("A search did not find it.", e.Message, StringComparison.Ordinal);
        Assert.Equal((1, 10), (_stage.Posted, _stage.Searched));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_request_under_the_key_searches_nothing_and_sends_nothing(bool createWhenUnknown)
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created());
        _stage.Shows();
        await _stage.FailsAsync();

        var e = await _stage.FailsAsync(OperationInputs.Conversation("signup-1", body: "Another text") with { CreateWhenUnknown = createWhenUnknown });

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.EarlierAttemptUnknown), (e.Kind, e.Code));
        Assert.Contains("The earlier attempt had a different request", e.Message, StringComparison.Ordinal);
        Assert.Equal((1, 5), (_stage.Posted, _stage.Searched));
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync()).Code);
    }

    [Fact]
    public async Task The_search_uses_the_attempts_contact_without_a_lookup()
    {
        var input = OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com");
        var visible = false;
        _stage.LookUps.Reply(200, Answers.Contacts(Answers.ContactJson(Answers.OtherContactId, email: "ada@example.com"))).Reply(503);
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation { ContactId = Answers.OtherContactId }] : []);
        await _stage.FailsAsync(input);
        visible = true;

        var result = await _stage.CreateAsync(input);

        Assert.Equal(Answers.OtherContactId, result.Result.ContactId);
        Assert.Equal(1, _stage.Intercom.Handler.Count(ConversationStage.LookUp));
    }

    [Fact]
    public async Task Two_callers_of_an_unknown_key_search_one_after_the_other_and_get_the_same()
    {
        var visible = false;
        Task<SendResult<ConversationCreated>>? second = null;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() =>
        {
            // While the first caller searches, another one claims the key and waits.
            if (visible)
                second ??= _stage.CreateAsync();

            return visible ? [new JsonConversation()] : [];
        });
        await _stage.FailsAsync();
        visible = true;
        _stage.Time.AutoAdvance = false;

        var first = await _stage.CreateAsync();

        Assert.Equal(ResultOrigin.Found, first.Origin);
        Assert.Equal((ResultOrigin.Reused, first.Result), ((await second!).Origin, (await second).Result));
        Assert.Equal((1, 6), (_stage.Posted, _stage.Searched));
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
