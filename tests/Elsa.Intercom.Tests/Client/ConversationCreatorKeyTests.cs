using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Client;

/// <summary>One conversation per key, with the ledger that comes with the package.</summary>
public class ConversationCreatorKeyTests
{
    private const string Post = "POST /conversations";

    [Fact]
    public async Task A_key_used_again_gives_the_first_conversation_and_sends_nothing()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created(), headers: "X-Request-Id: req-1").Reply(200, Answers.Created("9999"));

        var first = await CreateAsync(intercom, Orders.Conversation("signup-1"));
        var second = await CreateAsync(intercom, Orders.Conversation("signup-1", executionId: "execution-2"));

        Assert.False(first.Reused);
        Assert.True(second.Reused);
        Assert.Equal(first.Conversation, second.Conversation);
        Assert.Equal("req-1", second.Conversation.RequestId);
        Assert.Empty(second.Warnings);
        Assert.Equal(1, intercom.Handler.Count(Post));
    }

    [Fact]
    public async Task A_key_used_again_with_another_request_gives_the_first_conversation_and_a_warning()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        var first = await CreateAsync(intercom, Orders.Conversation("signup-1"));
        var second = await CreateAsync(intercom, Orders.Conversation("signup-1", body: "Something else"));

        Assert.True(second.Reused);
        Assert.Equal(first.Conversation, second.Conversation);
        Assert.Contains("another request", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, intercom.Handler.Count(Post));
    }

    [Fact]
    public async Task A_key_of_another_connection_is_another_key_and_its_case_counts()
    {
        await using var intercom = new IntercomHarness(configure: services => services.Configure<IntercomOptions>(options => options.Connections["Sales"] = OptionsFactory.Connection()));
        intercom.Handler.Default.Reply(200, Answers.Created());

        await CreateAsync(intercom, Orders.Conversation("signup-1"));
        var sales = await CreateAsync(intercom, Orders.Conversation("signup-1") with { Connection = "Sales" });
        var other = await CreateAsync(intercom, Orders.Conversation("Signup-1"));
        var again = await CreateAsync(intercom, Orders.Conversation("signup-1") with { Connection = "sALES" });

        Assert.Equal([false, false, true], new[] { sales, other, again }.Select(result => result.Reused));
    }

    [Fact]
    public async Task A_key_that_looks_like_an_execution_id_meets_none()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        await CreateAsync(intercom, Orders.Conversation(executionId: "same"));

        Assert.False((await CreateAsync(intercom, Orders.Conversation("same", body: "Other"))).Reused);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_refusal_gives_the_key_back(int status)
    {
        await using var intercom = new IntercomHarness(NoWaits);
        intercom.Handler.On(Post).Reply(status, Answers.Error("code", "message")).Reply(200, Answers.Created());
        intercom.Handler.Default.Reply(404, Answers.Error("not_found", "User Not Found"));

        await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));

        Assert.False((await CreateAsync(intercom, Orders.Conversation("signup-1"))).Reused);
    }

    [Fact]
    public async Task What_was_never_sent_gives_the_key_back()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.FailBeforeSending(new HttpRequestException("refused")).Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unavailable, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")))).Kind);
        Assert.False((await CreateAsync(intercom, Orders.Conversation("signup-1"))).Reused);
    }

    [Fact]
    public async Task A_contact_that_is_not_found_gives_the_key_back()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.On("POST /contacts/search").Reply(200, Answers.Contacts()).Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com")));
        intercom.Handler.On(Post).Reply(200, Answers.Created());
        var order = Orders.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com");

        Assert.Equal(IntercomErrorKind.NotFound, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, order))).Kind);
        Assert.False((await CreateAsync(intercom, order)).Reused);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task An_unclear_end_keeps_the_key_and_never_posts_again(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, "{}").Reply(200, Answers.Created());

        var first = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));
        var second = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));

        Assert.Equal(IntercomErrorKind.Unknown, first.Kind);
        Assert.Equal(IntercomErrorKind.Unknown, second.Kind);
        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, second.Code);
        Assert.Equal(1, intercom.Handler.Count(Post));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_keeps_the_key_only_if_something_was_sent(bool sent)
    {
        await using var intercom = new IntercomHarness();
        using var cancellation = new CancellationTokenSource();
        _ = sent ? intercom.Handler.Default.HangAfterSending() : intercom.Handler.Default.HangBeforeSending();
        intercom.Handler.Default.Reply(200, Answers.Created());
        var first = CreateAsync(intercom, Orders.Conversation("signup-1"), cancellation.Token);

        if (sent)
            await intercom.Handler.FirstArrived;

        await cancellation.CancelAsync();
        intercom.Time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = await Record.ExceptionAsync(() => CreateAsync(intercom, Orders.Conversation("signup-1")));

        Assert.Equal(sent ? IntercomErrorCodes.EarlierAttemptUnknown : null, (second as IntercomException)?.Code);
    }

    [Fact]
    public async Task An_unforeseen_error_keeps_the_key()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.FailAfterSending(new InvalidOperationException("a handler of the application's own")).Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unknown, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")))).Kind);

        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")))).Code);
    }

    [Fact]
    public async Task An_unforeseen_error_of_the_lookup_gives_the_key_back()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.On("POST /contacts/search").FailAfterSending(new InvalidOperationException("a handler of the application's own")).Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com")));
        intercom.Handler.On(Post).Reply(200, Answers.Created());
        var order = Orders.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com");

        Assert.Equal(IntercomErrorKind.Unavailable, (await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, order))).Kind);

        Assert.False((await CreateAsync(intercom, order)).Reused);
    }

    [Fact]
    public async Task Concurrent_callers_of_a_key_post_once_and_get_the_same_id()
    {
        await using var intercom = new IntercomHarness();
        var release = new TaskCompletionSource();
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.ReplyAfter(release.Task, System.Net.HttpStatusCode.OK, Answers.Created());

        var callers = Enumerable.Range(0, 10).Select(i => Task.Run(() => CreateAsync(intercom, Orders.Conversation("signup-1", executionId: $"execution-{i}")))).ToList();
        await intercom.Handler.FirstArrived;
        release.SetResult();
        var results = await Task.WhenAll(callers);

        Assert.Equal(1, intercom.Handler.Count(Post));
        Assert.Single(results, result => !result.Reused);
        Assert.Equal(Answers.ConversationId, Assert.Single(results.Select(result => result.Conversation.ConversationId).Distinct()));
    }

    [Fact]
    public async Task A_retry_under_a_new_execution_id_does_not_post_what_is_unresolved()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(503).Reply(200, Answers.Created());

        await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation(executionId: "execution-1")));
        var retry = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation(executionId: "execution-2")));
        var other = await CreateAsync(intercom, Orders.Conversation(executionId: "execution-3", body: "Another text"));

        Assert.Equal(IntercomErrorCodes.EarlierAttemptUnknown, retry.Code);
        Assert.False(other.Reused);
        Assert.Equal(2, intercom.Handler.Count(Post));
    }

    [Fact]
    public async Task The_same_node_may_post_the_same_text_again_once_the_first_is_done()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created()).Reply(200, Answers.Created("1296"));

        await CreateAsync(intercom, Orders.Conversation(executionId: "execution-1"));
        var second = await CreateAsync(intercom, Orders.Conversation(executionId: "execution-2"));

        Assert.False(second.Reused);
        Assert.Equal("1296", second.Conversation.ConversationId);
    }

    [Fact]
    public async Task An_archived_contact_is_told_from_one_that_does_not_exist()
    {
        await using var intercom = new IntercomHarness(NoWaits);
        intercom.Handler.On(Post).Reply(404, Answers.Error("not_found", "User Not Found"));
        intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(200, Answers.Contact(archived: true)).Reply(503).Reply(404, Answers.Error("not_found", "User Not Found"));

        var archived = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));
        var unanswered = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));
        var missing = await Assert.ThrowsAsync<IntercomException>(() => CreateAsync(intercom, Orders.Conversation("signup-1")));

        Assert.Equal(IntercomErrorKind.Rejected, archived.Kind);
        Assert.Equal(IntercomErrorCodes.ContactArchived, archived.Code);
        Assert.Contains("Unarchive", archived.Message, StringComparison.Ordinal);
        Assert.Equal(Answers.RequestId, archived.RequestId);
        Assert.Equal([IntercomErrorKind.NotFound, IntercomErrorKind.NotFound], new[] { unanswered, missing }.Select(e => e.Kind));
    }

    private static void NoWaits(IntercomConnection connection) => connection.NewContactGrace = connection.MaxRateLimitWait = TimeSpan.Zero;

    private static Task<ConversationResult> CreateAsync(IntercomHarness intercom, ConversationOrder order, CancellationToken cancellationToken = default) =>
        intercom.Services.GetRequiredService<ConversationCreator>().CreateAsync(order, () => Task.CompletedTask, cancellationToken);
}
