using System.Net;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>Every outcome but Done answers with a status and a sentence.</summary>
public sealed class OnboardingErrorTests : IAsyncLifetime
{
    private ScriptedIntercom _intercom = null!;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync()
    {
        _intercom = await ScriptedIntercom.StartAsync();
        _host = await HostProcess.StartHealthyAsync(HostProcess.Connection(_intercom.BaseUrl));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _intercom.DisposeAsync();
    }

    [Fact]
    public async Task Each_outcome_has_its_status_and_is_posted_once()
    {
        await ExpectAsync(404, "application/json", Error("not_found"), HttpStatusCode.NotFound, "not_found");
        await ExpectAsync(422, "application/json", Error("parameter_invalid"), HttpStatusCode.UnprocessableEntity, "parameter_invalid");
        await ExpectAsync(302, "text/html", "", HttpStatusCode.UnprocessableEntity, "redirected");
        await ExpectAsync(401, "application/json", Error("unauthorized"), HttpStatusCode.BadGateway, "unauthorized");
        await ExpectAsync(403, "application/json", Error("api_plan_restricted"), HttpStatusCode.BadGateway, "api_plan_restricted");
        await ExpectAsync(503, "application/json", Error("service_unavailable"), HttpStatusCode.BadGateway, "service_unavailable");
        await ExpectAsync(502, "text/html", "<html>Bad gateway</html>", HttpStatusCode.BadGateway, "server_error");
        await ExpectAsync(200, "text/html", "<html>Hello</html>", HttpStatusCode.BadGateway, "invalid_answer");
        await ExpectAsync(200, "application/json", """{"type":"user_message","id":"1"}""", HttpStatusCode.BadGateway, "conversation_id_missing");

        // The last one: after it, the connection pauses.
        await ExpectAsync(429, "application/json", Error("rate_limit_exceeded"), HttpStatusCode.ServiceUnavailable, "rate_limit_exceeded");
    }

    [Fact]
    public async Task After_an_unknown_outcome_the_same_signup_is_not_posted_again()
    {
        _intercom.Answer = (503, "application/json", Error("service_unavailable"));
        await Signup.PostAsync(_host.Http, """{"email":"unknown@example.com"}""");
        _intercom.Answer = (200, "application/json", """{"type":"user_message","id":"1","conversation_id":"2"}""");
        var (status, body) = await Signup.PostAsync(_host.Http, """{"email":"unknown@example.com"}""");

        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("earlier_attempt_unknown", (string?)body["error"]);
        Assert.Equal(1, _intercom.Posts);
    }

    [Fact]
    public async Task After_a_refusal_the_same_signup_may_be_posted_again()
    {
        _intercom.Answer = (401, "application/json", Error("unauthorized"));
        await Signup.PostAsync(_host.Http, """{"email":"again@example.com"}""");
        _intercom.Answer = (200, "application/json", """{"type":"user_message","id":"1","conversation_id":"2"}""");
        var (status, body) = await Signup.PostAsync(_host.Http, """{"email":"again@example.com"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2", (string?)body["conversation_id"]);
    }

    private static string Error(string code) => $$"""{"type":"error.list","request_id":"req-1","errors":[{"code":"{{code}}","message":"No."}]}""";

    private async Task ExpectAsync(int status, string contentType, string body, HttpStatusCode expected, string code)
    {
        _intercom.Answer = (status, contentType, body);
        var posts = _intercom.Posts;
        var (actual, answer) = await Signup.PostAsync(_host.Http, $$"""{"email":"case{{status}}.{{posts}}@example.com"}""");

        Assert.Equal(expected, actual);
        Assert.Equal(code, (string?)answer["error"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)answer["message"]));
        Assert.Equal("req-1", (string?)answer["request_id"]);
        Assert.Equal(posts + 1, _intercom.Posts);
    }
}
