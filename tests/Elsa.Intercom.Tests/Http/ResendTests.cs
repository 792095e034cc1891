using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Http;

/// <summary>Which requests are sent again, and which never are.</summary>
public class ResendTests
{
    private static readonly HttpRequestException NoConnection = new("refused");

    [Fact]
    public async Task A_change_of_which_nothing_was_sent_is_sent_again_with_growing_waits()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.FailBeforeSending(NoConnection).FailBeforeSending(NoConnection).FailBeforeSending(NoConnection).Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal([0.5, 1, 2], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(4, intercom.Handler.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task It_is_unavailable_when_the_retries_are_used_up(int retries)
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = retries);
        intercom.Handler.Default.FailBeforeSending(NoConnection);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unavailable, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionFailed, e.Code);
        Assert.Equal(retries + 1, intercom.Handler.Requests.Count);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_change_that_got_an_error_of_the_servers_is_never_sent_again(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status).Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_change_that_broke_after_its_first_byte_is_never_sent_again()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.FailAfterSending(NoConnection).Reply(200, Answers.Created());

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(200)]
    public async Task A_read_without_a_response_is_sent_again(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, "<html>busy</html>", "text/html").FailAfterSending(NoConnection).Reply(200, Answers.Me());

        Assert.Equal("abc123", (await intercom.Client.Workspace.GetAsync()).Id);
        Assert.Equal(3, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_404_that_is_cut_off_is_requested_again_and_never_final()
    {
        await using var intercom = new IntercomHarness();
        var whole = Answers.Error("not_found", "User Not Found");
        intercom.Handler.Default.Reply(404, whole[..(whole.Length / 2)]).Reply(200, Answers.Contact());

        Assert.Equal(Answers.ContactId, (await intercom.Client.Contacts.GetAsync(Answers.ContactId))?.Id);
        Assert.Equal(2, intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_read_that_took_the_whole_timeout_is_not_sent_again()
    {
        await using var intercom = new IntercomHarness(connection => connection.Timeout = TimeSpan.FromSeconds(10));
        intercom.Handler.Default.HangAfterSending();
        var asked = intercom.Client.Workspace.GetAsync();
        await intercom.Handler.FirstArrived;

        intercom.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(IntercomErrorCodes.Timeout, (await Assert.ThrowsAsync<IntercomException>(() => asked)).Code);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    public async Task A_refusal_is_not_requested_again(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, Answers.Error("code", "message"));

        await intercom.CreateFailsAsync();

        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task Waits_vary_by_chance()
    {
        await using var intercom = new IntercomHarness(
            configure: services =>
                Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new Intercom.Http.Jitter(() => 0.8)));
        intercom.Handler.Default.FailBeforeSending(NoConnection).Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal([0.6], intercom.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_caller_who_cancels_while_it_waits_has_sent_nothing_that_counts()
    {
        await using var intercom = new IntercomHarness();
        intercom.Time.AutoAdvance = false;
        using var cancellation = new CancellationTokenSource();
        intercom.Handler.Default.FailBeforeSending(NoConnection);
        var created = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);
        await intercom.Handler.FirstArrived;

        await cancellation.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<RequestCanceledException>(() => created)).MayHaveBeenSent);
    }

    [Fact]
    public async Task A_429_whose_text_is_cut_off_is_unknown()
    {
        await using var intercom = new IntercomHarness(connection => connection.MaxRateLimitWait = TimeSpan.Zero);
        intercom.Handler.Default.Reply((System.Net.HttpStatusCode)429, () => new StreamContent(new StallingStream("{", new IOException("reset"))));

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
    }

    [Fact]
    public async Task A_process_that_stalled_until_its_claim_may_have_ended_sends_nothing()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created());

        var e = await Assert.ThrowsAsync<IntercomException>(() => SendAsync(intercom, _ => Task.FromResult(TestClock.Start)));

        Assert.Equal(IntercomErrorKind.Unavailable, e.Kind);
        Assert.Empty(intercom.Handler.Requests);
    }

    [Fact]
    public async Task The_ledger_records_the_start_once_after_the_queue_and_before_the_first_byte()
    {
        await using var intercom = new IntercomHarness();
        var told = new List<(DateTimeOffset At, int Sent)>();
        string[] nothingLeft = ["X-RateLimit-Limit: 1", "X-RateLimit-Remaining: 0", $"X-RateLimit-Reset: {TestClock.Start.ToUnixTimeSeconds() + 10}"];
        intercom.Handler.Default.Reply(200, Answers.Me(), headers: nothingLeft).FailBeforeSending(NoConnection).Reply(200, Answers.Created());
        await intercom.Client.Workspace.GetAsync();

        await SendAsync(intercom, _ =>
        {
            told.Add((intercom.Time.GetUtcNow(), intercom.Handler.Requests.Count));
            return Task.FromResult(DateTimeOffset.MaxValue);
        });

        var (at, sent) = Assert.Single(told);
        Assert.InRange(at, TestClock.Start.AddSeconds(10), TestClock.Start.AddSeconds(10.1));
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task Unreadable_settings_after_a_reload_do_not_hide_the_result_of_a_change()
    {
        var settings = new Dictionary<string, string?> { ["Intercom:Connections:Default:AccessToken"] = "token-1" };
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(configuration, settings);
        await using var intercom = new IntercomHarness(configuration: configuration);
        intercom.Handler.Default.Do(async (_, read, _) =>
        {
            await read();
            configuration["Intercom:Connections:Default:MaxRetries"] = "many";
            ((Microsoft.Extensions.Configuration.IConfigurationRoot)configuration).Reload();
            return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);
        });

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
    }

    private static Task<IntercomAnswer> SendAsync(IntercomHarness intercom, Func<CancellationToken, Task<DateTimeOffset>> beforeSending) =>
        intercom.Services.GetRequiredService<IIntercomTransport>().SendAsync(
            intercom.Name, IntercomHarness.Request().ToSend() with { BeforeSending = beforeSending }, CancellationToken.None);
}
