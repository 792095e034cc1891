using System.Net;
using Elsa.Intercom.Sandbox;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

[Collection(SharedHost.Name)]
public class TrialEndingTests(HostWithSandbox fixture)
{
    private IntercomSandbox Intercom => fixture.Intercom;

    [Theory]
    [InlineData(
        """{"email":"full@example.com","name":" Ada ","plan":" pro ","ends_on":"2026-12-01"}""",
        "My trial of the plan pro ends on 1 December 2026. How can I go on after that?\n\nAda")]
    [InlineData("""{"email":"bare@example.com","ends_on":"2028-02-29"}""", "My trial ends on 29 February 2028. How can I go on after that?")]
    [InlineData(
        """{"email":"blanks@example.com","name":" ","plan":null,"ends_on":"2027-01-31"}""", "My trial ends on 31 January 2027. How can I go on after that?")]
    public async Task The_customer_says_when_the_trial_ends(string json, string expected)
    {
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected, Intercom.Conversations.Single(conversation => conversation.Id == (string?)body["conversation_id"]).Body);
    }

    [Fact]
    public async Task A_customer_is_found_by_the_id_in_the_callers_own_system()
    {
        var contact = Intercom.AddContact(email: "by-id@example.com", externalId: "customer-7");
        var (status, body) = await PostAsync("""{"id":"customer-7","ends_on":"2026-12-01"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(contact.Id, (string?)body["contact_id"]);
    }

    [Theory]
    [InlineData(
        """{"email":"daily@example.com","ends_on":"2026-12-01"}""",
        """{"email":"daily@example.com","name":"Named now","plan":"changed","ends_on":"2026-12-01"}""",
        true)]
    [InlineData("""{"email":"longer@example.com","ends_on":"2026-12-01"}""", """{"email":"longer@example.com","ends_on":"2026-12-15"}""", false)]
    [InlineData("""{"id":8001,"ends_on":"2026-12-01"}""", """{"id":"8001","email":"known@example.com","ends_on":"2026-12-01"}""", true)]
    [InlineData("""{"id":8002,"ends_on":"2026-12-01"}""", """{"id":8003,"ends_on":"2026-12-01"}""", false)]
    public async Task The_key_is_the_customer_and_the_end_of_the_trial(string one, string other, bool same)
    {
        var (_, first) = await PostAsync(one);
        var (_, second) = await PostAsync(other);

        Assert.NotNull((string?)first["conversation_id"]);
        Assert.Equal(same, (string?)first["conversation_id"] == (string?)second["conversation_id"]);
    }

    [Fact]
    public async Task An_id_that_is_the_address_of_somebody_else_is_another_customer()
    {
        var (_, bob) = await PostAsync("""{"email":"household@example.com","ends_on":"2026-12-01"}""");
        var (_, alice) = await PostAsync("""{"email":"alice.household@example.com","id":"household@example.com","ends_on":"2026-12-01"}""");

        Assert.NotNull((string?)alice["conversation_id"]);
        Assert.NotEqual((string?)bob["conversation_id"], (string?)alice["conversation_id"]);
    }

    [Theory]
    [InlineData("""{"ends_on":"2026-12-01"}""", "email")]
    [InlineData("""{"email":" ","id":"","ends_on":"2026-12-01"}""", "email")]
    [InlineData("""{"email":"no-at-sign","ends_on":"2026-12-01"}""", "email")]
    [InlineData("""{"email":42,"ends_on":"2026-12-01"}""", "email")]
    [InlineData("""{"id":{"a":1},"ends_on":"2026-12-01"}""", "id")]
    [InlineData("""{"id":1.5,"ends_on":"2026-12-01"}""", "id")]
    [InlineData("""{"id":true,"ends_on":"2026-12-01"}""", "id")]
    [InlineData("""{"id":12345678901234567890,"ends_on":"2026-12-01"}""", "id is too large a number")]
    [InlineData("""{"id":1.5,"ends_on":"2026-12-01"}""", "id is neither a text nor a whole number")]
    [InlineData("""{"email":"zw@example.com\u200b","ends_on":"2026-12-01"}""", "invisible")]
    [InlineData("""{"email":"a@example.com;b@example.com","ends_on":"2026-12-01"}""", "email is not one plain email address")]
    [InlineData("""{"id":1,"name":7,"ends_on":"2026-12-01"}""", "name")]
    [InlineData("""{"id":1,"plan":["pro"],"ends_on":"2026-12-01"}""", "plan")]
    [InlineData("""{"id":1}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"soon"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"2026-02-29"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"2026-13-01"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"2026-12-00"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"01.12.2026"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":"2026-12-01T00:00:00Z"}""", "ends_on")]
    [InlineData("""{"id":1,"ends_on":20261201}""", "ends_on")]
    public async Task Invalid_input_is_a_400_with_a_sentence_that_names_it_and_nothing_is_sent(string json, string named)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_trial", (string?)body["error"]);
        Assert.Contains(named, (string?)body["message"], StringComparison.Ordinal);
        Assert.EndsWith(".", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private Task<(HttpStatusCode Status, JObject Body)> PostAsync(string json) => TemplateCall.PostAsync(fixture.Host.Http, "trial-ending", json);
}
