using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>The effect of a failing ledger, or of a lost lease.</summary>
public sealed class IdempotentSenderLedgerTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new();

    [Theory]
    [InlineData("claim")]
    [InlineData("begin sending")]
    public async Task A_ledger_that_fails_before_sending_is_an_error_of_its_own_and_nothing_is_sent(string step)
    {
        _stage.Ledger.Failures[step] = new IOException("a key of the author's");

        var e = await _stage.FailsAsync();

        Assert.StartsWith("Nothing was sent", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a key of the author's", e.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _stage.Posted);
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("begin sending")]
    public async Task The_ledgers_own_message_is_passed_on(string step)
    {
        _stage.Ledger.Failures[step] = new LedgerException("The table is missing.", new IOException("no such table"));

        var e = await _stage.FailsAsync();

        Assert.StartsWith("Nothing was sent", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("The table is missing.", e.Message, StringComparison.Ordinal);
        Assert.Null(e.InnerException);
        Assert.Equal((IntercomErrorKind.Unavailable, IntercomErrorCodes.LedgerUnavailable), (e.Kind, e.Code));
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("begin sending")]
    public async Task A_ledger_that_is_back_lets_the_key_be_used(string step)
    {
        _stage.Ledger.Failures[step] = new IOException("no ledger");
        await _stage.FailsAsync();
        _stage.Ledger.Failures.Clear();
        _stage.Posts.Reply(200, Answers.Created());

        Assert.False((await _stage.CreateAsync()).Reused);
    }

    [Fact]
    public async Task A_ledger_that_fails_at_recording_does_not_hide_the_id()
    {
        _stage.Ledger.Failures["complete"] = new IOException("no ledger");
        _stage.Posts.Reply(200, Answers.Created());

        var result = await _stage.CreateAsync();

        Assert.Equal(Answers.ConversationId, result.Result.ConversationId);
        Assert.False(result.Reused);
        Assert.Contains("could not record", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(Answers.ConversationId, Assert.Single(_stage.Intercom.Logs.At(LogLevel.Error)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", _stage.Trail.Steps);
    }

    [Fact]
    public async Task A_conversation_that_could_not_be_recorded_is_found_when_its_key_is_used_again()
    {
        _stage.Ledger.Failures["complete"] = new IOException("no ledger");
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Shows(new JsonConversation());
        await _stage.CreateAsync();
        _stage.Ledger.Failures.Clear();

        // This caller waits until the first one's lease ends.
        var again = await _stage.CreateAsync();

        Assert.Equal((Answers.ConversationId, ResultOrigin.Found), (again.Result.ConversationId, again.Origin));
        Assert.Equal(1, _stage.Posted);
    }

    [Theory]
    [InlineData(401, IntercomErrorKind.Unauthorized)]
    [InlineData(503, IntercomErrorKind.Unknown)]
    public async Task A_ledger_that_fails_after_an_error_does_not_hide_the_error(int status, IntercomErrorKind kind)
    {
        _stage.Ledger.Failures["release"] = _stage.Ledger.Failures["unknown"] = new IOException("no ledger");
        _stage.Posts.Reply(status, Answers.Error("code", "message"));
        _stage.Shows();

        Assert.Equal(kind, (await _stage.FailsAsync()).Kind);
        Assert.Single(_stage.Intercom.Logs.At(LogLevel.Error));
    }

    [Fact]
    public async Task A_claim_that_is_lost_during_the_look_up_is_begun_again_and_sent_once()
    {
        _stage.LookUps
            .Do(async (_, read, _) =>
            {
                await read();
                _stage.Time.Jump(TimeSpan.FromHours(1));
                return new HttpResponseMessage { Content = new StringContent(Answers.Contacts(Answers.ContactJson(email: "ada@example.com"))) };
            })
            .Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com")));
        _stage.Posts.Reply(200, Answers.Created());

        var result = await _stage.CreateAsync(OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com"));

        Assert.Equal(["commit", "claim", "claim lost", "claim", "begin sending", "complete"], _stage.Trail.Steps);
        Assert.False(result.Reused);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_claim_that_another_caller_took_during_the_look_up_gives_that_callers_conversation()
    {
        var input = OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com");
        var known = Answers.Contacts(Answers.ContactJson(email: "ada@example.com"));
        _stage.Posts.Reply(200, Answers.Created()).Reply(200, Answers.Created("9999"));
        SendResult<ConversationCreated>? other = null;
        _stage.LookUps
            .Do(async (_, read, cancellationToken) =>
            {
                await read();
                _stage.Time.Jump(TimeSpan.FromHours(1));
                other = await _stage.CreateAsync(OperationInputs.Conversation("signup-1"), CancellationToken.None);
                return new HttpResponseMessage { Content = new StringContent(known) };
            });

        var result = await _stage.CreateAsync(input);

        Assert.False(other!.Reused);
        Assert.True(result.Reused);
        Assert.Equal(other.Result, result.Result);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_claim_that_is_lost_again_and_again_is_given_up_and_nothing_is_sent()
    {
        _stage.LookUps.Do(async (_, read, _) =>
        {
            await read();
            _stage.Time.Jump(TimeSpan.FromHours(1));
            return new HttpResponseMessage { Content = new StringContent(Answers.Contacts(Answers.ContactJson(email: "ada@example.com"))) };
        });

        var e = await _stage.FailsAsync(OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com"));

        Assert.Equal((IntercomErrorKind.Unavailable, IntercomErrorCodes.LedgerUnavailable), (e.Kind, e.Code));
        Assert.Equal(5, _stage.Trail.Steps.Count(step => step == "claim lost"));
        Assert.Equal(0, _stage.Posted);
    }

    [Fact]
    public async Task A_process_that_stalls_before_the_first_byte_until_its_claim_may_have_ended_sends_nothing()
    {
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Ledger.Store.Before("TryReplaceAsync", () => StandStillAsync(TimeSpan.FromHours(1)));

        var e = await _stage.FailsAsync();

        Assert.Equal((IntercomErrorKind.Unavailable, 0), (e.Kind, _stage.Posted));
        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync()).Origin);
    }

    [Fact]
    public async Task A_process_that_stalls_while_it_connects_until_its_claim_may_have_ended_writes_no_body()
    {
        _stage.Posts.Do(async (_, read, _) =>
        {
            _stage.Time.Jump(TimeSpan.FromHours(1));
            await read();
            throw new InvalidOperationException("The body was written.");
        }).Reply(200, Answers.Created());

        var e = await _stage.FailsAsync();

        Assert.Equal(IntercomErrorKind.Unavailable, e.Kind);
        Assert.Contains("was suspended", e.Message, StringComparison.Ordinal);
        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync()).Origin);
    }

    [Fact]
    public async Task A_process_that_stalls_for_a_moment_still_sends()
    {
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Ledger.Store.Before("TryReplaceAsync", () => StandStillAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync()).Origin);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private Task StandStillAsync(TimeSpan time)
    {
        _stage.Time.Jump(time);
        return Task.CompletedTask;
    }
}
