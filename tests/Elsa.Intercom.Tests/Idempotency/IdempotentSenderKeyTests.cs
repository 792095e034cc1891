using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>One conversation per key, with the package's own ledger.</summary>
public sealed class IdempotentSenderKeyTests : IAsyncDisposable
{
    private const string Email = "ada@example.com";

    private readonly ConversationStage _stage = new(connection =>
    {
        connection.NewContactGrace = connection.MaxRateLimitWait = TimeSpan.Zero;
        connection.MaxRetries = 0;
    });

    private static ConversationInput ByEmail => OperationInputs.Conversation("signup-1", identifyBy: "email", contact: Email);

    [Fact]
    public async Task A_key_used_again_gives_the_first_conversation_and_sends_nothing()
    {
        _stage.Posts.Reply(200, Answers.Created(), headers: "X-Request-Id: req-1").Reply(200, Answers.Created("9999"));

        var first = await _stage.CreateAsync(OperationInputs.Conversation("signup-1"));
        var second = await _stage.CreateAsync(OperationInputs.Conversation("signup-1", executionId: "execution-2"));

        Assert.False(first.Reused);
        Assert.True(second.Reused);
        Assert.Equal(first.Result, second.Result);
        Assert.Equal("req-1", second.RequestId);
        Assert.Empty(second.Warnings);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_key_used_again_with_another_request_gives_the_first_conversation_and_a_warning()
    {
        _stage.Posts.Reply(200, Answers.Created());

        var first = await _stage.CreateAsync(OperationInputs.Conversation("signup-1"));
        var second = await _stage.CreateAsync(OperationInputs.Conversation("signup-1", body: "Something else"));

        Assert.True(second.Reused);
        Assert.Equal(first.Result, second.Result);
        Assert.Contains("a different request", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task A_key_of_another_connection_is_another_key_and_its_case_counts()
    {
        var options = OptionsFactory.Options();
        options.Connections["Sales"] = OptionsFactory.Connection();
        await using var intercom = new IntercomHarness(configure: services => services.AddSingleton(OptionsFactory.Monitor(options)));
        intercom.Handler.Default.Reply(200, Answers.Created()).Reply(200, Answers.Created()).Reply(200, Answers.Created("1296"));
        var reused = new List<bool>();

        foreach (var (connection, key) in new[] { ("Default", "signup-1"), ("Sales", "signup-1"), ("Default", "Signup-1"), ("sALES", "signup-1") })
            reused.Add((await intercom.Services.CreateAsync(OperationInputs.Conversation(key) with { Connection = connection })).Reused);

        Assert.Equal([false, false, false, true], reused);
    }

    [Fact]
    public async Task A_key_that_looks_like_an_execution_id_meets_none()
    {
        _stage.Posts.Reply(200, Answers.Created()).Reply(200, Answers.Created("1296"));

        await _stage.CreateAsync(OperationInputs.Conversation(executionId: "same"));

        Assert.False((await _stage.CreateAsync(OperationInputs.Conversation("same", body: "Other"))).Reused);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_refusal_releases_the_key(int status)
    {
        _stage.Posts.Reply(status, Answers.Error("code", "message")).Reply(200, Answers.Created());
        _stage.Intercom.Handler.Default.Reply(404, Answers.Error("not_found", "User Not Found"));

        await _stage.FailsAsync();

        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync()).Origin);
        Assert.Equal(0, _stage.Searched);
    }

    [Fact]
    public async Task A_request_that_was_never_sent_releases_the_key()
    {
        _stage.Posts.FailBeforeSending(new HttpRequestException("refused")).Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unavailable, (await _stage.FailsAsync()).Kind);
        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync()).Origin);
    }

    [Fact]
    public async Task A_contact_that_is_not_found_releases_the_key()
    {
        _stage.LookUps.Reply(200, Answers.Contacts()).Reply(200, Answers.Contacts(Answers.ContactJson(email: Email)));
        _stage.Posts.Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.NotFound, (await _stage.FailsAsync(ByEmail)).Kind);
        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync(ByEmail)).Origin);
    }

    [Fact]
    public async Task An_unforeseen_error_of_the_lookup_releases_the_key()
    {
        _stage.LookUps.FailAfterSending(
            new InvalidOperationException("a handler of the application's own")).Reply(200, Answers.Contacts(Answers.ContactJson(email: Email)));
        _stage.Posts.Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unavailable, (await _stage.FailsAsync(ByEmail)).Kind);
        Assert.Equal(ResultOrigin.Created, (await _stage.CreateAsync(ByEmail)).Origin);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task An_unclear_end_keeps_the_key_and_the_key_never_posts_blindly(int status)
    {
        _stage.Posts.Reply(status, "{}").Reply(200, Answers.Created());
        _stage.Shows();

        var first = await _stage.FailsAsync();
        var second = await _stage.FailsAsync();

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorKind.Unknown), (first.Kind, second.Kind));
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, second.Code);
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task An_unforeseen_error_keeps_the_key()
    {
        _stage.Posts.FailAfterSending(new InvalidOperationException("a handler of the application's own")).Reply(200, Answers.Created());
        _stage.Shows();

        Assert.Equal(IntercomErrorKind.Unknown, (await _stage.FailsAsync()).Kind);
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await _stage.FailsAsync()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_keeps_the_key_only_if_something_was_sent(bool sent)
    {
        using var cancellation = new CancellationTokenSource();
        _ = sent ? _stage.Posts.HangAfterSending() : _stage.Posts.HangBeforeSending();
        _stage.Posts.Reply(200, Answers.Created());
        _stage.Shows();
        var first = _stage.CreateAsync(cancellationToken: cancellation.Token);

        if (sent)
            await _stage.Intercom.Handler.FirstArrived;

        await cancellation.CancelAsync();
        _stage.Time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = await Record.ExceptionAsync(() => _stage.CreateAsync());

        Assert.Equal(sent ? IntercomErrorCodes.EarlierAttemptUnknown : null, (second as IntercomException)?.Code);
    }

    [Fact]
    public async Task Concurrent_callers_of_a_key_post_once_and_get_the_same_id()
    {
        var release = new TaskCompletionSource();
        _stage.Time.AutoAdvance = false;
        _stage.Posts.ReplyAfter(release.Task, System.Net.HttpStatusCode.OK, Answers.Created());

        var callers = Enumerable.Range(0, 50).Select(
            i => Task.Run(() => _stage.CreateAsync(OperationInputs.Conversation("signup-1", executionId: $"execution-{i}")))).ToList();
        await _stage.Intercom.Handler.FirstArrived;
        release.SetResult();
        var results = await Task.WhenAll(callers);

        Assert.Equal(1, _stage.Posted);
        Assert.Single(results, result => !result.Reused);
        Assert.Equal(Answers.ConversationId, Assert.Single(results.Select(result => result.Result.ConversationId).Distinct()));
    }

    [Fact]
    public async Task A_retry_with_a_new_execution_id_searches_for_the_unresolved_attempt_and_does_not_post()
    {
        _stage.Posts.Reply(503).Reply(200, Answers.Created("1296"));
        _stage.Shows();

        await _stage.FailsAsync(OperationInputs.Conversation(executionId: "execution-1"));
        var retry = await _stage.FailsAsync(OperationInputs.Conversation(executionId: "execution-2"));
        var other = await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-3", body: "Another text"));

        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, retry.Code);
        Assert.False(other.Reused);
        Assert.Equal(2, _stage.Posted);
    }

    [Fact]
    public async Task All_execution_ids_of_an_unresolved_attempt_get_what_a_retry_found()
    {
        var visible = false;
        _stage.Posts.Reply(503);
        _stage.ShowsWhen(() => visible ? [new JsonConversation()] : []);
        await _stage.FailsAsync(OperationInputs.Conversation(executionId: "execution-1"));
        await _stage.FailsAsync(OperationInputs.Conversation(executionId: "execution-2"));
        visible = true;

        var found = await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-3"));
        var results = new[]
        {
            await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-1")),
            await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-2")),
        };

        Assert.Equal(ResultOrigin.Found, found.Origin);
        Assert.All(results, result => Assert.Equal((ResultOrigin.Reused, found.Result), (result.Origin, result.Result)));
        Assert.Equal(1, _stage.Posted);
    }

    [Fact]
    public async Task The_same_node_may_post_the_same_text_again_once_the_first_is_done()
    {
        _stage.Posts.Reply(200, Answers.Created()).Reply(200, Answers.Created("1296"));

        await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-1"));
        var second = await _stage.CreateAsync(OperationInputs.Conversation(executionId: "execution-2"));

        Assert.False(second.Reused);
        Assert.Equal("1296", second.Result.ConversationId);
    }

    [Fact]
    public async Task An_archived_contact_is_not_reported_as_missing()
    {
        _stage.Posts.Reply(404, Answers.Error("not_found", "User Not Found"));
        _stage.Intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(archived: true)).Reply(503)
            .Reply(404, Answers.Error("not_found", "User Not Found"));

        var archived = await _stage.FailsAsync();
        var unanswered = await _stage.FailsAsync();
        var missing = await _stage.FailsAsync();

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.ContactArchived), (archived.Kind, archived.Code));
        Assert.Contains("Unarchive", archived.Message, StringComparison.Ordinal);
        Assert.Equal(Answers.RequestId, archived.RequestId);
        Assert.Equal([IntercomErrorKind.NotFound, IntercomErrorKind.NotFound], new[] { unanswered, missing }.Select(e => e.Kind));
    }

    [Fact]
    public async Task An_application_without_its_own_ledger_has_the_one_in_memory()
    {
        await using var intercom = new IntercomHarness();

        Assert.IsType<Elsa.Intercom.Idempotency.Ledger>(intercom.Services.GetRequiredService<ILedger>());
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();
}
