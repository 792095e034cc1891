using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>Responses that a proxy or a gateway sent: they prove neither a result nor that nothing happened.</summary>
public sealed class IdempotentSenderProxyTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    [Fact]
    public async Task A_response_that_repeats_another_keys_conversation_is_searched_for()
    {
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Shows(new JsonConversation(), new JsonConversation("mine"));
        await _stage.CreateAsync(OperationInputs.Conversation("signup-1"));

        var second = await _stage.CreateAsync(OperationInputs.Conversation("signup-2"));

        Assert.Equal(("mine", ResultOrigin.Found), (second.Result.ConversationId, second.Origin));
        Assert.Equal(2, _stage.Posted);
    }

    [Fact]
    public async Task A_response_that_repeats_another_keys_conversation_is_unknown_if_a_search_finds_no_other()
    {
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Shows(new JsonConversation());
        await _stage.CreateAsync(OperationInputs.Conversation("signup-1"));

        var e = await _stage.FailsAsync(OperationInputs.Conversation("signup-2"));

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.InvalidAnswer), (e.Kind, e.Code));
        Assert.Contains("repeats responses", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_refusal_that_is_not_Intercoms_is_searched_for_and_never_posted_again_blindly(int status)
    {
        _stage.Posts.Reply(status, "<html>A gateway</html>", "text/html").Reply(200, Answers.Created("1296"));
        _stage.Shows(new JsonConversation());

        var result = await _stage.CreateAsync();

        Assert.Equal((Answers.ConversationId, ResultOrigin.Found), (result.Result.ConversationId, result.Origin));
        Assert.Equal(1, _stage.Posted);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
