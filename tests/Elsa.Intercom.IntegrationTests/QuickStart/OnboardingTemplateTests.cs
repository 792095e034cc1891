using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

public class OnboardingTemplateTests(OnboardingFixture fixture) : IClassFixture<OnboardingFixture>
{
    private HttpClient Http => fixture.Host.Http;

    private IntercomSandbox Intercom => fixture.Intercom;

    [Fact]
    public async Task A_signup_is_answered_with_a_conversation_that_stands_in_Intercom()
    {
        var (status, body) = await Signup.PostAsync(Http, """{"email":"ada@example.com","name":"Ada","plan":"pro"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        var conversation = Assert.Single(Intercom.Conversations, conversation => conversation.Id == (string?)body["conversation_id"]);
        var contact = Assert.Single(Intercom.Contacts, contact => contact.Id == (string?)body["contact_id"]);
        Assert.Equal("ada@example.com", contact.Email);
        Assert.Equal("Ada", contact.Name);
        Assert.Equal(contact.Id, conversation.ContactId);
        Assert.Equal("Ada signed up for the plan pro.", conversation.Body);
        Assert.False((bool)body["reused"]!);
    }

    [Fact]
    public async Task The_same_signup_twice_is_one_conversation()
    {
        var (_, first) = await Signup.PostAsync(Http, """{"email":"twice@example.com"}""");
        var (status, second) = await Signup.PostAsync(Http, """{"email":" Twice@Example.com ","name":"Now with a name"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((string?)first["conversation_id"], (string?)second["conversation_id"]);
        Assert.True((bool)second["reused"]!);
    }

    [Theory]
    [InlineData("""{"email":"number@example.com","id":7001}""", """{"email":"number@example.com","id":"7001"}""", true)]
    [InlineData("""{"email":"texts@example.com","id":"a"}""", """{"email":"texts@example.com","id":"b"}""", false)]
    [InlineData("""{"email":"blank@example.com","id":""}""", """{"email":"blank@example.com","id":null}""", true)]
    public async Task The_signups_own_id_is_the_key_where_there_is_one(string one, string other, bool same)
    {
        var (_, first) = await Signup.PostAsync(Http, one);
        var (_, second) = await Signup.PostAsync(Http, other);

        Assert.NotNull((string?)first["conversation_id"]);
        Assert.Equal(same, (string?)first["conversation_id"] == (string?)second["conversation_id"]);
    }

    [Fact]
    public async Task Twenty_senders_of_one_signup_at_once_make_one_conversation()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Signup.PostAsync(Http, """{"email":"rush@example.com","name":"Rush"}""")));

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
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"a@example.com\"")]
    [InlineData("")]
    public async Task A_signup_without_an_email_or_with_an_id_that_is_none_is_a_400_and_a_sentence(string json)
    {
        var before = (Intercom.Contacts.Count, Intercom.Conversations.Count);
        var (status, body) = await Signup.PostAsync(Http, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_signup", (string?)body["error"]);
        Assert.Contains("email", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, (Intercom.Contacts.Count, Intercom.Conversations.Count));
    }

    [Theory]
    [InlineData("not json", "application/json")]
    [InlineData("""{"email":"cut@example.com",""", "application/json")]
    [InlineData("email=form%40example.com", "application/x-www-form-urlencoded")]
    [InlineData("""{"email":"text@example.com"}""", "text/plain")]
    [InlineData("""{"email":"param@example.com"}""", "text/plain; x=json")]
    [InlineData("email=formparam%40example.com", "application/x-www-form-urlencoded; x=json")]
    public async Task What_is_not_JSON_is_an_error_and_creates_nothing(string text, string mediaType)
    {
        var before = (Intercom.Contacts.Count, Intercom.Conversations.Count);
        var (status, _) = await Signup.PostAsync(Http, text, mediaType);

        Assert.InRange((int)status, 400, 599);
        Assert.Equal(before, (Intercom.Contacts.Count, Intercom.Conversations.Count));
    }

    [Fact]
    public async Task An_existing_contact_is_kept_as_it_is()
    {
        var contact = Intercom.AddContact(email: "kept@example.com", name: "Old Name");
        var (status, body) = await Signup.PostAsync(Http, """{"email":"kept@example.com","name":"New Name"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(contact.Id, (string?)body["contact_id"]);
        Assert.Equal("Old Name", Intercom.Contacts.Single(kept => kept.Id == contact.Id).Name);
    }

    [Fact]
    public async Task An_archived_contact_is_a_422_that_names_the_remedy()
    {
        Intercom.AddContact(email: "archived@example.com", archived: true);
        var (status, body) = await Signup.PostAsync(Http, """{"email":"archived@example.com"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("contact_archived", (string?)body["error"]);
        Assert.Contains("Unarchive", (string?)body["message"], StringComparison.Ordinal);
    }
}
