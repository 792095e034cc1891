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

    [Fact]
    public async Task A_teammate_welcomes_the_person_once()
    {
        var (_, first) = await PostAsync("""{"email":"welcome@example.com","name":"Ada <b>"}""");
        await PostAsync("""{"email":"welcome@example.com","name":"Ada <b>"}""");

        var welcome = Assert.Single(Intercom.Parts, part => part.ConversationId == (string?)first["conversation_id"]);
        Assert.Equal(("comment", "admin"), (welcome.PartType, welcome.AuthorType));
        Assert.Contains("Welcome, Ada  b !", welcome.Body, StringComparison.Ordinal);
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

    [Fact]
    public async Task An_id_that_is_the_address_of_somebody_else_is_another_signup()
    {
        var (_, bob) = await PostAsync("""{"email":"family@example.com","name":"Bob"}""");
        var (status, alice) = await PostAsync("""{"email":"alice.family@example.com","id":"family@example.com","name":"Alice"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual((string?)bob["conversation_id"], (string?)alice["conversation_id"]);
        Assert.False((bool)alice["reused"]!);
    }

    [Theory]
    [InlineData("[]", "email")]
    [InlineData("""{"name":"Nobody"}""", "email")]
    [InlineData("""{"email":null}""", "email")]
    [InlineData("""{"email":""}""", "email")]
    [InlineData("""{"email":42}""", "email")]
    [InlineData("""{"email":["a@example.com"]}""", "email")]
    [InlineData("""{"email":"no-at-sign"}""", "email")]
    [InlineData("""{"email":"zw@example.com\u200b"}""", "invisible")]
    [InlineData("""{"email":"zw@example.com\u200f"}""", "invisible")]
    [InlineData("""{"email":"z\u00adw@example.com"}""", "invisible")]
    [InlineData("""{"email":"zw\u0000@example.com"}""", "invisible")]
    [InlineData("""{"email":"a@example.com,b@example.com"}""", "one plain address")]
    [InlineData("""{"email":"Ada <a@example.com>"}""", "one plain address")]
    [InlineData("""{"email":"object@example.com","id":{"a":1}}""", "id is neither a text nor a whole number")]
    [InlineData("""{"email":"list@example.com","id":[1]}""", "id is neither a text nor a whole number")]
    [InlineData("""{"email":"flag@example.com","id":false}""", "id is neither a text nor a whole number")]
    [InlineData("""{"email":"half@example.com","id":1.5}""", "id is neither a text nor a whole number")]
    [InlineData("""{"email":"large@example.com","id":12345678901234567890}""", "id is too large a number")]
    [InlineData("""{"email":"large@example.com","id":175928847299117063}""", "id is too large a number")]
    [InlineData("""{"email":"name@example.com","name":7}""", "name is not a text")]
    [InlineData("""{"email":"name@example.com","name":{"first":"Ada"}}""", "name is not a text")]
    [InlineData("""{"email":"plan@example.com","plan":["pro"]}""", "plan is not a text")]
    public async Task Invalid_input_is_a_400_with_a_sentence_that_names_it_and_nothing_is_sent(string json, string named)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_signup", (string?)body["error"]);
        Assert.Contains(named, (string?)body["message"], StringComparison.Ordinal);
        Assert.EndsWith(".", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private Task<(HttpStatusCode Status, JObject Body)> PostAsync(string json) => TemplateCall.PostAsync(fixture.Host.Http, "onboarding", json);
}
