using System.Net;
using System.Text;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The meaning of each response to POST /conversations, and the number of POSTs.</summary>
public class CreateConversationAnswerTests
{
    private const string Html = "<html><body>Bad gateway</body></html>";

    [Fact]
    public async Task A_200_gives_all_ids()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created(), headers: "X-Request-Id: req-1");

        var created = await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(Answers.ConversationId, created.ConversationId);
        Assert.Equal(Answers.MessageId, created.MessageId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1734537501), created.CreatedAt);
        Assert.Equal("req-1", created.RequestId);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("{\"conversation_id\":1295,\"id\":403918251,\"new_field\":{\"a\":[1]}}", "1295", "403918251")]
    [InlineData("{\"conversation_id\":\"1295\"}", "1295", null)]
    [InlineData("{\"conversation_id\":\"1295\",\"id\":{\"odd\":1}}", "1295", null)]
    [InlineData("\uFEFF{\"conversation_id\":\"1295\",\"created_at\":\"yesterday\",\"id\":null}", "1295", null)]
    [InlineData("{\"conversation_id\":\"1295\",\"created_at\":{\"at\":1},\"id\":\"7\"}", "1295", "7")]
    public async Task A_200_is_read_leniently(string answer, string conversationId, string? messageId)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        var created = await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal(conversationId, created.ConversationId);
        Assert.Equal(messageId, created.MessageId);
        Assert.Null(created.CreatedAt);
        Assert.Null(created.RequestId);
    }

    [Fact]
    public async Task A_request_id_is_taken_from_the_body_where_no_header_has_it()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, "{\"conversation_id\":\"1\",\"request_id\":\"from-body\"}");

        Assert.Equal("from-body", (await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request())).RequestId);
    }

    [Theory]
    [InlineData("{\"id\":\"403918251\"}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":null}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":\"\"}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":{}}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":true}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":1.5}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":\"0\"}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":0}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":\"12\\n95\"}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":\"12 95\"}")]
    [InlineData("{\"id\":\"403918251\",\"conversation_id\":\"-95.5\"}")]
    public async Task A_200_without_conversation_id_is_unknown_and_explains_the_version_trap(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer, headers: "X-Request-Id: req-1");

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConversationIdMissing, e.Code);
        Assert.Equal("req-1", e.RequestId);
        Assert.Contains("Intercom-Version", e.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Connections:Default:ApiVersion", e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_unknown_and_not_followed(int status)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, null, headers: "Location: https://elsewhere.example/conversations");

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.Redirected, e.Code);
        Assert.Equal(status, (int)e.StatusCode!);
        Assert.Contains("BaseUrl", e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);
    }

    [Theory]
    [InlineData(400, "parameter_invalid", IntercomErrorKind.Rejected)]
    [InlineData(401, "unauthorized", IntercomErrorKind.Unauthorized)]
    [InlineData(402, "api_plan_restricted", IntercomErrorKind.Unauthorized)]
    [InlineData(403, "api_plan_restricted", IntercomErrorKind.Unauthorized)]
    [InlineData(404, "not_found", IntercomErrorKind.NotFound)]
    [InlineData(408, "timeout", IntercomErrorKind.Unknown)]
    [InlineData(409, "conflict", IntercomErrorKind.Rejected)]
    [InlineData(415, "media_type_not_acceptable", IntercomErrorKind.Rejected)]
    [InlineData(422, "data_invalid", IntercomErrorKind.Rejected)]
    [InlineData(500, "server_error", IntercomErrorKind.Unknown)]
    [InlineData(503, "service_unavailable", IntercomErrorKind.Unknown)]
    [InlineData(504, "gateway_timeout", IntercomErrorKind.Unknown)]
    public async Task An_error_of_Intercom_keeps_its_code_and_is_posted_once(int status, string code, IntercomErrorKind kind)
    {
        await using var intercom = new IntercomHarness(connection => connection.NewContactGrace = TimeSpan.Zero);
        intercom.Handler.Default.Reply(status, Answers.Error(code, "Intercom said so."));

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(kind, e.Kind);
        Assert.Equal(code, e.Code);
        Assert.Equal(status, (int)e.StatusCode!);
        Assert.Equal(Answers.RequestId, e.RequestId);
        Assert.Null(e.RetryAfter);
        Assert.Contains($"Intercom responded to POST /conversations with {status}: Intercom said so. ", e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);
        Assert.Empty(intercom.Time.Waits);
    }

    [Theory]
    [InlineData(400, "rejected")]
    [InlineData(401, "unauthorized")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "rejected")]
    [InlineData(408, "server_error")]
    [InlineData(500, "server_error")]
    [InlineData(502, "server_error")]
    [InlineData(503, "server_error")]
    [InlineData(504, "server_error")]
    [InlineData(200, "invalid_answer")]
    public async Task A_page_that_is_not_Intercoms_leaves_a_change_unknown(int status, string code)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(status, Html, "text/html", "X-Request-Id: req-1");

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(code, e.Code);
        Assert.Equal("req-1", e.RequestId);
        Assert.DoesNotContain("gateway", e.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_404_of_something_else_names_the_BaseUrl_and_waits_for_nothing()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, Html, "text/html");

        Assert.Contains("BaseUrl", (await intercom.CreateFailsAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(intercom.Time.Waits);
    }

    [Fact]
    public async Task A_404_page_that_is_too_large_to_read_is_unknown()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(404, new string('x', 2 * 1024 * 1024), "text/html");

        Assert.Equal(IntercomErrorKind.Unknown, (await intercom.CreateFailsAsync()).Kind);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_404_without_Intercoms_error_is_unknown()
    {
        await using var intercom = new IntercomHarness(connection => connection.NewContactGrace = TimeSpan.Zero);
        intercom.Handler.Default.Reply(404);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Contains("The response is not from Intercom:", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"conversation_id\":\"12")]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("{\"conversation_id\":\"1295\",\"conversation_id\":\"1296\"}")]
    [InlineData("\"1295\"")]
    [InlineData("null")]
    [InlineData("not json")]
    public async Task A_200_that_is_not_a_whole_JSON_object_is_unknown_and_no_JSON_exception(string answer)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, answer);

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Null(e.InnerException);
        Assert.Single(intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_wrong_content_type_does_not_matter_where_the_text_is_JSON()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created(), "text/html");

        Assert.Equal(Answers.ConversationId, (await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request())).ConversationId);
    }

    [Fact]
    public async Task A_200_with_JSON_nested_too_deep_is_unknown()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, $"{{\"conversation_id\":\"1\",\"deep\":{new string('[', 5000)}{new string(']', 5000)}}}");

        Assert.Equal(IntercomErrorCodes.InvalidAnswer, (await intercom.CreateFailsAsync()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_10_MB_answer_is_unknown_and_not_read_to_its_end(bool announced)
    {
        await using var intercom = new IntercomHarness();
        var stream = new CountingStream(10 * 1024 * 1024, announced);
        intercom.Handler.Default.Reply(HttpStatusCode.OK, () => new StreamContent(stream));

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(IntercomErrorCodes.InvalidAnswer, e.Code);
        Assert.Contains("1 MiB", e.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Taken, 0, 1024 * 1024 + 64 * 1024);
    }

    [Fact]
    public async Task An_answer_of_just_1_MiB_is_read()
    {
        await using var intercom = new IntercomHarness();
        var json = Answers.Created();
        intercom.Handler.Default.Reply(200, json + new string(' ', 1024 * 1024 - Encoding.UTF8.GetByteCount(json)));

        Assert.Equal(Answers.ConversationId, (await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request())).ConversationId);
    }

    [Fact]
    public async Task An_error_list_of_odd_shape_keeps_the_meaning_of_its_status()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(
            422, "{\"type\":\"error.list\",\"errors\":[null,{\"type\":\"old_style\",\"message\":{\"a\":1}}],\"request_id\":\"req-17\"}");

        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Rejected, e.Kind);
        Assert.Equal("old_style", e.Code);
        Assert.Equal("req-17", e.RequestId);
    }

    [Fact]
    public async Task Another_version_served_is_logged_once()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, Answers.Created(), headers: "Intercom-Version: 2.8");

        for (var i = 0; i < 3; i++)
            await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        var warning = Assert.Single(intercom.Logs.At(LogLevel.Warning));
        Assert.Contains("2.8", warning.Message, StringComparison.Ordinal);
        Assert.Contains("2.14", warning.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Connections:Default:ApiVersion", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_asked_for_is_served_without_a_word()
    {
        await using var intercom = new IntercomHarness(connection => connection.ApiVersion = "Preview");
        intercom.Handler.Default.Reply(200, Answers.Created(), headers: "Intercom-Version: preview");

        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Empty(intercom.Logs.At(LogLevel.Warning));
    }
}
