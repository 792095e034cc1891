using System.Net;
using System.Net.Sockets;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Requests without a response: some were certainly not sent, and the result of others is unknown.</summary>
public class CreateConversationFailureTests
{
    public static TheoryData<Exception> NetworkFailures =>
    [
        new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known."),
        new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established."),
        new IOException("Connection reset by peer"),
    ];

    [Theory]
    [MemberData(nameof(NetworkFailures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_before_the_content_was_read_is_unavailable(Exception failure)
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = 0);
        intercom.Handler.Default.FailBeforeSending(failure);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unavailable, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionFailed, e.Code);
        Assert.Null(e.StatusCode);
        Assert.Contains("api.intercom.io", e.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [MemberData(nameof(NetworkFailures), DisableDiscoveryEnumeration = true)]
    public async Task The_same_failure_after_the_content_was_read_is_unknown_and_posted_once(Exception failure)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.FailAfterSending(failure);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionLost, e.Code);
        Assert.Contains("may have been carried out", e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_timeout_before_the_content_was_read_is_unavailable()
    {
        await using var intercom = new IntercomHarness(connection => connection.Timeout = TimeSpan.FromSeconds(7));
        intercom.Handler.Default.HangBeforeSending();
        var sending = intercom.CreateFailsAsync();

        intercom.Time.Advance(TimeSpan.FromSeconds(7));
        var e = await sending;

        Assert.Equal(IntercomErrorKind.Unavailable, e.Kind);
        Assert.Equal(IntercomErrorCodes.Timeout, e.Code);
        Assert.Contains("within 7 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_after_the_content_was_read_is_unknown_and_posted_once()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.HangAfterSending();
        var sending = intercom.CreateFailsAsync();
        await intercom.Handler.FirstArrived;

        intercom.Time.Advance(TimeSpan.FromSeconds(30));
        var e = await sending;

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.Timeout, e.Code);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_timeout_within_the_answer_is_unknown()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(HttpStatusCode.OK, () => new StreamContent(new StallingStream("{\"conversation_id\":")));
        var sending = intercom.CreateFailsAsync();
        await intercom.Handler.FirstArrived;

        intercom.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(IntercomErrorCodes.Timeout, (await sending).Code);
        Assert.Equal(IntercomErrorKind.Unknown, (await sending).Kind);
    }

    public static TheoryData<Exception> ReadFailures =>
    [
        new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."),
        new InvalidDataException("The archive entry was compressed using an unsupported compression method."),
    ];

    [Theory]
    [MemberData(nameof(ReadFailures), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_that_breaks_off_or_cannot_be_decompressed_is_unknown(Exception failure)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(HttpStatusCode.OK, () => new StreamContent(new StallingStream("{\"conversation_id\":", failure)));

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionLost, e.Code);
    }

    [Fact]
    public async Task A_read_without_a_response_is_unavailable_because_it_changes_nothing()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = 0);
        intercom.Handler.Default.FailAfterSending(new HttpRequestException("Connection reset")).Reply(503, "busy", "text/plain");

        var lost = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.SearchAsync(new ContactSearch { Email = "a@b.example" }));
        var busy = await Assert.ThrowsAsync<IntercomException>(() => intercom.Client.Contacts.GetAsync(Answers.ContactId));

        Assert.Equal(IntercomErrorKind.Unavailable, lost.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionLost, lost.Code);
        Assert.Equal(IntercomErrorKind.Unavailable, busy.Kind);
    }

    [Fact]
    public async Task The_callers_cancellation_before_sending_propagates_and_sends_nothing()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), new CancellationToken(canceled: true)));

        Assert.False(Assert.IsType<RequestCanceledException>(e).MayHaveBeenSent);
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task The_callers_cancellation_while_connecting_says_that_nothing_was_sent()
    {
        await using var intercom = new IntercomHarness();
        using var cancellation = new CancellationTokenSource();
        intercom.Handler.Default.HangBeforeSending();
        var sending = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);

        await cancellation.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<RequestCanceledException>(() => sending)).MayHaveBeenSent);
    }

    [Fact]
    public async Task The_callers_cancellation_after_sending_says_so()
    {
        await using var intercom = new IntercomHarness();
        using var cancellation = new CancellationTokenSource();
        intercom.Handler.Default.HangAfterSending();
        var sending = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);
        await intercom.Handler.FirstArrived;

        await cancellation.CancelAsync();
        Assert.False(sending.IsCompleted, "The answer, on its way, is given a moment.");
        intercom.Time.Advance(TimeSpan.FromSeconds(2));

        var e = await Assert.ThrowsAsync<RequestCanceledException>(() => sending);
        Assert.True(e.MayHaveBeenSent);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task The_callers_cancellation_of_a_rate_limit_wait_says_that_nothing_was_sent()
    {
        await using var intercom = new IntercomHarness();
        using var cancellation = new CancellationTokenSource();
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(429, Answers.Error("rate_limit_exceeded", "Too many"), headers: "Retry-After: 9");
        var sending = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);

        await cancellation.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<RequestCanceledException>(() => sending)).MayHaveBeenSent);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task The_callers_cancellation_of_the_grace_for_new_contacts_says_that_nothing_was_sent()
    {
        await using var intercom = new IntercomHarness();
        using var cancellation = new CancellationTokenSource();
        intercom.Time.AutoAdvance = false;
        intercom.Handler.Default.Reply(404, Answers.Error("not_found", "User Not Found"));
        var sending = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);

        await cancellation.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<RequestCanceledException>(() => sending)).MayHaveBeenSent);
        Assert.Single(intercom.Handler.Requests);
    }
}
