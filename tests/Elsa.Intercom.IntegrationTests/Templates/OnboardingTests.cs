using System.Net;
using Elsa.Intercom.Sandbox;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

[Collection(SharedHost.Name)]
public class OnboardingTests(HostWithSandbox fixture)
{
    private IntercomSandbox Intercom => fixture.Intercom;

    [Fact]
    public async Task The_conversation_says_who_signed_up_for_which_plan()
    {
        var (_, body) = await PostAsync("""{"email":"says@example.com","name":"Ada","plan":"pro"}""");

        Assert.Equal(
            "Ada signed up for the plan pro.", Intercom.Conversations.Single(conversation => conversation.Id == (string?)body["conversation_id"]).Body);
    }

    [Theory]
    [InlineData("""{"email":"number@example.com","id":7001}""", """{"email":"number@example.com","id":"7001"}""", true)]
    [InlineData("""{"email":"texts@example.com","id":"a"}""", """{"email":"texts@example.com","id":"b"}""", false)]
    [InlineData("""{"email":"blank@example.com","id":""}""", """{"email":"blank@example.com","id":null}""", true)]
    public async Task The_signups_own_id_is_the_key_where_there_is_one(string one, string other, bool same)
    {
        var (_, first) = await PostAsync(one);
        var (_, second) = await PostAsync(other);

        Assert.NotNull((string?)first["conversation_id"]);
        Assert.Equal(same, (string?)first["conversation_id"] == (string?)second["conversation_id"]);
    }

    [Fact]
    public async Task Twenty_concurrent_senders_of_one_signup_make_one_conversation()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("""{"email":"rush@example.com","name":"Rush"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => (string?)answer.Body["conversation_id"]).Distinct());
        Assert.Single(answers, answer => !(bool)answer.Body["reused"]!);
        Assert.Single(Intercom.Conversations, conversation => conversation.Body.StartsWith("Rush ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"name":"Nobody"}""")]
    [InlineData("""{"email":null}""")]
    [InlineData("""{"email":""}""")]
    [InlineData("""{"email":42}""")]
    [InlineData("""{"email":["a@example.com"]}""")]
    [InlineData("""{"email":"no-at-sign"}""")]
    [InlineData("""{"email":"object@example.com","id":{"a":1}}""")]
    [InlineData("""{"email":"list@example.com","id":[1]}""")]
    [InlineData("""{"email":"flag@example.com","id":false}""")]
    [InlineData("""{"email":"large@example.com","id":12345678901234567890}""")]
    public async Task A_signup_without_an_email_or_with_an_id_that_is_none_is_a_400_and_a_sentence(string json)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_signup", (string?)body["error"]);
        Assert.Contains("email", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private Task<(HttpStatusCode Status, JObject Body)> PostAsync(string json) => TemplateCall.PostAsync(fixture.Host.Http, "onboarding", json);
}
