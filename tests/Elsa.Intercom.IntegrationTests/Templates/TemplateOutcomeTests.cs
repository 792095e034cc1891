using System.Net;
using Elsa.Intercom.IntegrationTests.QuickStart;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>Every outcome except Done responds with a status and a sentence, for each step that calls Intercom.</summary>
public sealed class TemplateOutcomeTests(ScriptedFixture fixture) : IClassFixture<ScriptedFixture>
{
    public static TheoryData<string> Names => TemplateFile.Starting;

    private ScriptedIntercom Intercom => fixture.Intercom;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_outcome_of_the_conversation_has_its_status_and_is_posted_once(string template)
    {
        await ExpectAsync(404, "application/json", Error("not_found"), HttpStatusCode.NotFound, "not_found");
        await ExpectAsync(422, "application/json", Error("parameter_invalid"), HttpStatusCode.UnprocessableEntity, "parameter_invalid");
        await ExpectAsync(302, "text/html", "", HttpStatusCode.BadGateway, "redirected");
        await ExpectAsync(401, "application/json", Error("unauthorized"), HttpStatusCode.ServiceUnavailable, "unauthorized");
        await ExpectAsync(403, "application/json", Error("api_plan_restricted"), HttpStatusCode.ServiceUnavailable, "api_plan_restricted");
        await ExpectAsync(503, "application/json", Error("service_unavailable"), HttpStatusCode.BadGateway, "service_unavailable");
        await ExpectAsync(502, "text/html", "<html>Bad gateway</html>", HttpStatusCode.BadGateway, "server_error");
        await ExpectAsync(200, "text/html", "<html>Hello</html>", HttpStatusCode.BadGateway, "invalid_answer");
        await ExpectAsync(200, "application/json", """{"type":"user_message","id":"1"}""", HttpStatusCode.BadGateway, "conversation_id_missing");

        async Task ExpectAsync(int status, string contentType, string body, HttpStatusCode expected, string code)
        {
            Intercom.Answer = (status, contentType, body);
            var posts = Intercom.Posts;
            AssertError(await CallAsync(template, $"conversation{status}.{posts}"), expected, code);
            Assert.Equal(posts + 1, Intercom.Posts);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_outcome_of_the_contact_has_its_status_and_no_conversation_is_posted(string template)
    {
        var posts = Intercom.Posts;

        try
        {
            await ExpectAsync(404, "not_found", HttpStatusCode.NotFound);
            await ExpectAsync(422, "parameter_invalid", HttpStatusCode.UnprocessableEntity);
            await ExpectAsync(401, "unauthorized", HttpStatusCode.ServiceUnavailable);
            await ExpectAsync(503, "service_unavailable", HttpStatusCode.BadGateway);
        }
        finally
        {
            Intercom.ContactAnswer = null;
        }

        Assert.Equal(posts, Intercom.Posts);

        async Task ExpectAsync(int status, string code, HttpStatusCode expected)
        {
            Intercom.ContactAnswer = (status, "application/json", Error(code));
            AssertError(await CallAsync(template, $"contact{status}"), expected, code);
        }
    }

    [Fact]
    public async Task Each_outcome_of_the_welcome_has_its_status_and_the_next_call_goes_on_with_it()
    {
        Intercom.Answer = Created("77");

        try
        {
            await ExpectAsync(404, "not_found", HttpStatusCode.NotFound);
            await ExpectAsync(422, "parameter_invalid", HttpStatusCode.UnprocessableEntity);
            await ExpectAsync(401, "unauthorized", HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            Intercom.ReplyAnswer = null;
        }

        var posts = Intercom.Posts;
        var (status, body) = await CallAsync("onboarding", "welcome");
        Assert.Equal((HttpStatusCode.OK, "77", true), (status, (string?)body["conversation_id"], (bool)body["reused"]!));
        Assert.Equal(posts, Intercom.Posts);

        async Task ExpectAsync(int status, string code, HttpStatusCode expected)
        {
            Intercom.ReplyAnswer = (status, "application/json", Error(code));
            AssertError(await CallAsync("onboarding", "welcome"), expected, code);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_an_unknown_outcome_the_same_call_is_not_posted_again(string template)
    {
        Intercom.Answer = (503, "application/json", Error("service_unavailable"));
        var posts = Intercom.Posts;
        await CallAsync(template, "unknown");
        Intercom.Answer = Created("2");
        var (status, body) = await CallAsync(template, "unknown");

        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("earlier_attempt_unknown", (string?)body["error"]);
        Assert.Equal(posts + 1, Intercom.Posts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_a_refusal_the_same_call_may_be_posted_again(string template)
    {
        Intercom.Answer = (401, "application/json", Error("unauthorized"));
        await CallAsync(template, "again");
        // Each template needs a conversation of its own: one that belongs to another key is taken for a repeated response.
        var id = $"42{(int)template[0]}";
        Intercom.Answer = Created(id);
        var (status, body) = await CallAsync(template, "again");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(id, (string?)body["conversation_id"]);
    }

    private static (int Status, string ContentType, string Body) Created(string id) =>
        (200, "application/json", $$"""{"type":"user_message","id":"1","conversation_id":"{{id}}"}""");

    private static string Error(string code) => $$"""{"type":"error.list","request_id":"req-1","errors":[{"code":"{{code}}","message":"No."}]}""";

    private static void AssertError((HttpStatusCode Status, JObject Body) answer, HttpStatusCode expected, string code)
    {
        Assert.Equal(expected, answer.Status);
        Assert.Equal(code, (string?)answer.Body["error"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)answer.Body["message"]));
        Assert.Equal("req-1", (string?)answer.Body["request_id"]);
    }

    private Task<(HttpStatusCode Status, JObject Body)> CallAsync(string template, string person) =>
        TemplateCall.PostAsync(fixture.Host.Http, template, TemplateSample.For(template, person));
}
