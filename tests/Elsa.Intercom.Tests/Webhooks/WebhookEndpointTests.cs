using System.Text;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace Elsa.Intercom.Tests.Webhooks;

/// <summary>What the endpoint accepts, what it refuses, and what it says about that.</summary>
public sealed class WebhookEndpointTests : IAsyncDisposable
{
    private WebhookStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_signed_delivery_is_stored_before_the_answer()
    {
        Assert.Equal(200, await _stage.PostAsync(Deliveries.Replied()));

        Assert.Equal(["notif_0001"], await _stage.StoredAsync());
        Assert.Empty(_stage.Intercom.Logs.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_repeated_delivery_is_accepted_and_not_stored_again()
    {
        await _stage.PostAsync(Deliveries.Replied());

        Assert.Equal(200, await _stage.PostAsync(Deliveries.Replied()));
        Assert.Single(await _stage.StoredAsync());
    }

    [Fact]
    public async Task A_ping_is_answered_and_not_stored()
    {
        Assert.Equal(200, await _stage.PostAsync(Deliveries.Ping()));

        Assert.Empty(await _stage.StoredAsync());
    }

    [Fact]
    public async Task HEAD_is_answered_without_a_signature() =>
        Assert.Equal(200, await _stage.SendAsync(context => context.Request.Method = HttpMethods.Head));

    [Fact]
    public async Task Each_connection_has_its_own_secret_and_its_name_ignores_case()
    {
        await UseAsync(new WebhookStage(connection => connection.ClientSecrets.Add("of-sales"), "Sales"));
        var body = Deliveries.Replied();

        Assert.Equal(200, await _stage.PostAsync(body, Deliveries.Sign(body, "of-sales"), "sales"));
        Assert.Equal(401, await _stage.PostAsync(body, Deliveries.Sign(body), "sales"));
        var entry = Assert.Single(await _stage.Intercom.Services.GetRequiredService<WebhookInbox>().ClaimAsync(9, default));
        Assert.Equal("Sales", entry.Connection);
    }

    [Fact]
    public async Task An_unknown_connection_is_not_found_and_not_named()
    {
        Assert.Equal(404, await _stage.PostAsync(Deliveries.Replied(), connection: "canary-name"));

        Refused("no connection of that name is configured.");
        Assert.DoesNotContain("canary-name", _stage.Intercom.Logs.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("HEAD")]
    public async Task Without_a_secret_nothing_is_found(string method)
    {
        await UseAsync(new WebhookStage(_ => { }));

        Assert.Equal(404, await _stage.SendAsync(context => context.Request.Method = method));
        Refused("the connection has no ClientSecret.");
    }

    [Fact]
    public async Task A_connection_without_a_secret_is_named_once_at_the_start()
    {
        await UseAsync(new WebhookStage(_ => { }));

        _stage.Endpoint.LogMissingSecrets();

        Assert.Contains("ClientSecret is not set", Assert.Single(_stage.Intercom.Logs.At(LogLevel.Warning)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_before_anything_is_read_or_asked()
    {
        Assert.Equal(401, await _stage.PostAsync(Deliveries.Replied(), Deliveries.Sign("another body")));
        Assert.Equal(401, await _stage.PostAsync("no JSON", ""));

        Assert.Empty(_stage.Intercom.Handler.Requests);
        Refused("the signature is missing or wrong. If it is Intercom's, check the connection's ClientSecret.", 2);
    }

    [Fact]
    public async Task Two_signatures_are_none()
    {
        var body = Encoding.UTF8.GetBytes(Deliveries.Replied());

        Assert.Equal(401, await _stage.SendAsync(context =>
        {
            context.Request.Method = HttpMethods.Post;
            context.Request.Body = new MemoryStream(body);
            context.Request.Headers["X-Hub-Signature"] = new[] { Deliveries.Sign(body), Deliveries.Sign(body) };
        }));
    }

    [Fact]
    public async Task A_body_of_one_MiB_is_read_and_a_longer_one_is_not()
    {
        var longest = Deliveries.Replied().PadRight(1024 * 1024);

        Assert.Equal(200, await _stage.PostAsync(longest));
        Assert.Equal(401, await _stage.PostAsync(longest + " "));
        Refused("the body is longer than 1 MiB.");
    }

    [Fact]
    public async Task An_endless_body_is_not_read_to_its_end()
    {
        using var endless = new CountingStream(long.MaxValue, seekable: false);

        Assert.Equal(401, await _stage.PostAsync(endless, Deliveries.Sign("")));
        Assert.InRange(endless.Taken, 1, 2 * 1024 * 1024);
    }

    [Fact]
    public async Task A_body_that_is_cut_is_refused()
    {
        var cut = new Mock<Stream>();
        cut.Setup(stream => stream.ReadAsync(It.IsAny<Memory<byte>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new BadHttpRequestException("Unexpected end of request content."));

        Assert.Equal(400, await _stage.PostAsync(cut.Object, Deliveries.Sign("")));
        Refused("the body ended before its end.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "app_id": "abc12345", "id": "n", "id": "m", "topic": "t" }""")]
    public async Task A_signed_body_that_is_no_notification_is_refused(string body)
    {
        Assert.Equal(400, await _stage.PostAsync(body));

        Refused("the signature is right, but the body is no notification.");
    }

    [Fact]
    public async Task Signed_bytes_that_are_no_UTF8_are_refused()
    {
        byte[] body = [.. "{ \"topic\": \""u8, 0xC3, .. "\" }"u8];

        Assert.Equal(400, await _stage.PostAsync(new MemoryStream(body), Deliveries.Sign(body)));
    }

    [Fact]
    public async Task Depth_is_limited()
    {
        var body = Deliveries.Replied().Replace("\"links\": {}", $"\"links\": {new string('[', 65)}{new string(']', 65)}", StringComparison.Ordinal);

        Assert.Equal(400, await _stage.PostAsync(body));
    }

    [Fact]
    public async Task A_notification_about_another_workspace_is_refused()
    {
        Assert.Equal(401, await _stage.PostAsync(Deliveries.Replied(app: "other")));
        Assert.Equal(401, await _stage.PostAsync(Deliveries.Ping(app: "other")));

        Refused("the notification is about another workspace than the connection's.", 2);
    }

    [Theory]
    [InlineData(401, "{}")]
    [InlineData(200, """{ "type": "admin", "id": "1" }""")]
    public async Task While_the_workspace_cannot_be_read_Intercom_is_to_come_again(int status, string me)
    {
        await UseAsync(new WebhookStage(isKnown: false));
        _stage.Intercom.Handler.Default.Reply(status, me);

        Assert.Equal(429, await _stage.PostAsync(Deliveries.Ping()));
        Assert.Equal(429, await _stage.PostAsync(Deliveries.Replied()));
        Refused("Intercom didn't say which workspace the connection belongs to. Intercom will deliver it again.", 2);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_to_come_again()
    {
        var store = new Mock<IWebhookInboxStore>();
        store.Setup(s => s.TryAddAsync(It.IsAny<InboxEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(new LedgerException("It is down."));
        await UseAsync(new WebhookStage(configure: services => services.AddSingleton(store.Object)));

        Assert.Equal(429, await _stage.PostAsync(Deliveries.Replied()));
        Refused("it could not be stored. Intercom will deliver it again.");
    }

    [Fact]
    public async Task A_database_that_hangs_is_not_waited_for_longer_than_Intercom_waits()
    {
        var isStoring = new TaskCompletionSource();
        var store = new Mock<IWebhookInboxStore>();
        store.Setup(s => s.TryAddAsync(It.IsAny<InboxEntry>(), It.IsAny<CancellationToken>()))
            .Returns(async (InboxEntry _, CancellationToken cancellationToken) =>
            {
                isStoring.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return true;
            });
        await UseAsync(new WebhookStage(configure: services => services.AddSingleton(store.Object)));

        var posting = _stage.PostAsync(Deliveries.Replied());
        await isStoring.Task;
        _stage.Intercom.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(429, await posting);
        Refused("it could not be stored. Intercom will deliver it again.");
    }

    [Fact]
    public async Task No_text_of_a_delivery_reaches_log_metrics_or_inbox()
    {
        // Measurements are collected by the connection's name, which no other test uses.
        const string Name = "Secrecy";
        await UseAsync(new WebhookStage(name: Name));
        using var telemetry = new ConnectionTelemetry(Name);
        await _stage.PostAsync(Deliveries.Replied(), connection: Name);
        await _stage.PostAsync(Deliveries.Replied(), connection: Name);
        await _stage.PostAsync(Deliveries.Replied(), "wrong", Name);
        await _stage.PostAsync(Deliveries.Replied("notif_2", "902", app: "other"), connection: Name);
        await _stage.PostAsync(Deliveries.Replied()[..^20], connection: Name);

        var stored = await _stage.Intercom.Services.GetRequiredService<WebhookInbox>().ClaimAsync(9, default);

        foreach (var place in new[] { _stage.Intercom.Logs.Everything, telemetry.Everything, string.Join(' ', stored) })
        {
            Canaries.AreNotIn("the log, the metrics or the inbox", place);
            Assert.DoesNotContain(Deliveries.Secret, place, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["duplicates", "received", "refused bad_signature", "refused other_workspace", "refused unreadable"],
            telemetry.Measurements
                .Where(measurement => measurement.Instrument.StartsWith("elsa.intercom.webhooks.", StringComparison.Ordinal))
                .Select(measurement => $"{measurement.Instrument[23..]} {measurement.Tags.GetValueOrDefault("reason")}".TrimEnd())
                .Order(StringComparer.Ordinal));
    }

    private async Task UseAsync(WebhookStage stage)
    {
        await _stage.DisposeAsync();
        _stage = stage;
    }

    /// <summary>Each refusal is one sentence.</summary>
    private void Refused(string sentence, int times = 1)
    {
        var lines = _stage.Intercom.Logs.At(LogLevel.Warning).Where(entry => entry.Category.Contains("Webhook", StringComparison.Ordinal)).ToList();
        Assert.Equal(times, lines.Count);
        Assert.All(lines, line => Assert.EndsWith(sentence, line.Message, StringComparison.Ordinal));
    }
}
