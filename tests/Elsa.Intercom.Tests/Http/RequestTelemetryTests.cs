using System.Diagnostics;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

public class RequestTelemetryTests
{
    private const string Name = nameof(RequestTelemetryTests);

    [Fact]
    public async Task A_success_is_a_span_and_a_duration_named_by_its_route()
    {
        using var telemetry = new ConnectionTelemetry(Name);
        await using var intercom = new IntercomHarness(name: Name);
        intercom.Handler.Default.Reply(200, Answers.Contact(externalId: "ada-lovelace"), headers: "X-Request-Id: req-1");

        await intercom.Client.Contacts.FindUserByExternalIdAsync("ada-lovelace");

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal("GET /contacts/find_by_external_id/{external_id}", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("GET", span.GetTagItem("http.request.method"));
        Assert.Equal("/contacts/find_by_external_id/{external_id}", span.GetTagItem("url.template"));
        Assert.Equal("api.intercom.io", span.GetTagItem("server.address"));
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
        Assert.Equal("req-1", span.GetTagItem("intercom.request_id"));
        Assert.Null(span.GetTagItem("error.type"));

        var duration = Assert.Single(telemetry.Measurements);
        Assert.Equal("elsa.intercom.request.duration", duration.Instrument);
        Assert.Equal("s", duration.Unit);
        Assert.Equal(
            ["http.request.method", "http.response.status_code", "intercom.connection", "url.template"], duration.Tags.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("/contacts/find_by_external_id/{external_id}", duration.Tags["url.template"]);
        Assert.DoesNotContain("ada-lovelace", telemetry.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_attempt_is_a_span_and_each_wait_is_counted()
    {
        using var telemetry = new ConnectionTelemetry(Name);
        await using var intercom = new IntercomHarness(name: Name);
        intercom.Handler.Default.Reply(429, Answers.Error("rate_limit_exceeded", "No."), headers: "Retry-After: 1").Reply(200, Answers.Created());

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal([429, 200], telemetry.Spans.Select(span => (int?)span.GetTagItem("http.response.status_code")));
        Assert.Equal("429", telemetry.Spans[0].GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, telemetry.Spans[0].Status);
        Assert.Single(telemetry.Measurements, measurement => measurement is { Instrument: "elsa.intercom.rate_limit.waits", Value: 1 });
        Assert.Equal(2, telemetry.Measurements.Count(measurement => measurement.Instrument == "elsa.intercom.request.duration"));
    }

    [Fact]
    public async Task The_duration_lasts_until_the_answer_was_read()
    {
        using var telemetry = new ConnectionTelemetry(Name);
        await using var intercom = new IntercomHarness(name: Name);
        intercom.Handler.Default.HangAfterSending();
        var sending = intercom.CreateFailsAsync();
        await intercom.Handler.FirstArrived;
        intercom.Time.Advance(TimeSpan.FromSeconds(30));
        await sending;

        var duration = Assert.Single(telemetry.Measurements);
        Assert.Equal(30, duration.Value);
        Assert.Equal(IntercomErrorCodes.Timeout, duration.Tags["error.type"]);
        Assert.False(duration.Tags.ContainsKey("http.response.status_code"));
    }

    [Fact]
    public async Task Failures_are_named_by_what_they_are()
    {
        using var telemetry = new ConnectionTelemetry(Name);
        await using var intercom = new IntercomHarness(connection => connection.MaxRetries = 0, Name);
        intercom.Handler.Default
            .FailBeforeSending(new HttpRequestException("refused"))
            .FailAfterSending(new HttpRequestException("reset"))
            .Reply(503, "busy", "text/plain");

        for (var i = 0; i < 3; i++)
            await intercom.CreateFailsAsync();

        using var cancellation = new CancellationTokenSource();
        intercom.Handler.Default.HangBeforeSending();
        var sending = intercom.Client.Conversations.CreateAsync(IntercomHarness.Request(), cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        string[] expected = [IntercomErrorCodes.ConnectionFailed, IntercomErrorCodes.ConnectionLost, "503", "canceled"];
        Assert.Equal(expected, telemetry.Spans.Select(span => span.GetTagItem("error.type")));
        Assert.Equal(expected, telemetry.Measurements.Select(measurement => measurement.Tags["error.type"]));
    }
}
