using System.Net;
using Elsa.Intercom.Sandbox;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

[Collection(SharedHost.Name)]
public class BugReportTests(HostWithSandbox fixture)
{
    private IntercomSandbox Intercom => fixture.Intercom;

    [Fact]
    public async Task The_conversation_holds_the_report_and_its_screenshots()
    {
        var conversation = await ConversationAsync("""
            {
              "email": "whole@example.com", "title": " It breaks ", "description": "When I save,\nit is gone.", "page": "https://example.com/orders",
              "screenshots": ["https://example.com/1.png", "http://files.example.com:8080/2.png?size=full#top"]
            }
            """);

        Assert.Equal("It breaks\n\nWhen I save,\nit is gone.\n\nPage: https://example.com/orders", conversation.Body);
        Assert.Equal(["https://example.com/1.png", "http://files.example.com:8080/2.png?size=full#top"], conversation.AttachmentUrls);
    }

    [Theory]
    [InlineData("""{"email":"title@example.com","title":"Only a title"}""")]
    [InlineData("""{"email":"nulls@example.com","title":"Only a title","name":null,"description":null,"page":"","screenshots":null,"report_id":null}""")]
    [InlineData("""{"email":"empty@example.com","title":"Only a title","screenshots":[]}""")]
    public async Task A_title_is_enough(string json)
    {
        var conversation = await ConversationAsync(json);

        Assert.Equal("Only a title", conversation.Body);
        Assert.Empty(conversation.AttachmentUrls);
    }

    [Theory]
    [InlineData(10, 10, "Many")]
    [InlineData(12, 10, "Many\n\nMore screenshots:\nhttps://example.com/11.png\nhttps://example.com/12.png")]
    public async Task Ten_screenshots_are_attached_and_more_are_linked(int given, int attached, string body)
    {
        var urls = Enumerable.Range(1, given).Select(i => $"https://example.com/{i}.png").ToArray();
        var conversation = await ConversationAsync($$"""{"email":"many{{given}}@example.com","title":"Many","screenshots":{{new JArray(urls)}}}""");

        Assert.Equal(urls.Take(attached), conversation.AttachmentUrls);
        Assert.Equal(body, conversation.Body);
    }

    [Theory]
    [InlineData(
        """{"email":"r1@example.com","title":"A","report_id":9001}""", """{"email":"r1@example.com","title":"A, corrected","report_id":"9001"}""", true)]
    [InlineData("""{"email":"r3@example.com","title":"A","report_id":1}""", """{"email":"r4@example.com","title":"A","report_id":1}""", false)]
    [InlineData("""{"email":"r2@example.com","title":"A","report_id":"x"}""", """{"email":"r2@example.com","title":"A","report_id":"y"}""", false)]
    [InlineData("""{"email":"c1@example.com","title":"A","page":"B"}""", """{"email":"C1@example.com ","title":" A","page":"B ","name":"Ada"}""", true)]
    [InlineData("""{"email":"c2@example.com","title":"A","page":"B"}""", """{"email":"c2@example.com","title":"A","description":"B"}""", false)]
    [InlineData(
        """{"email":"c3@example.com","title":"A","screenshots":["https://e.com/1"]}""",
        """{"email":"c3@example.com","title":"A","screenshots":["https://e.com/2"]}""",
        false)]
    [InlineData("""{"email":"c4@example.com","title":"A"}""", """{"email":"c5@example.com","title":"A"}""", false)]
    public async Task The_key_is_the_reports_id_or_else_its_content(string one, string other, bool same)
    {
        var (_, first) = await PostAsync(one);
        var (_, second) = await PostAsync(other);

        Assert.NotNull((string?)first["conversation_id"]);
        Assert.Equal(same, (string?)first["conversation_id"] == (string?)second["conversation_id"]);
    }

    [Fact]
    public async Task It_ends_in_a_ticket_where_a_ticket_type_is_given()
    {
        var type = Intercom.TicketTypes.First(known => known.Category == SandboxTicketType.Customer);
        var report = $$"""{"email":"ticket@example.com","title":"It breaks","description":"When I save.","ticket_type_id":"{{type.Id}}"}""";

        var (status, first) = await PostAsync(report);
        var (_, second) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.OK, status);
        var ticket = Assert.Single(Intercom.Tickets, known => known.Id == (string?)first["ticket_id"]);
        Assert.Equal((string?)first["conversation_id"], ticket.Id);
        Assert.Equal((first["ticket_id"], first["ticket_number"]), (second["ticket_id"], second["ticket_number"]));
        Assert.True((bool)second["reused"]!);
    }

    [Fact]
    public async Task Without_a_ticket_type_there_is_no_ticket()
    {
        var (_, body) = await PostAsync("""{"email":"noticket@example.com","title":"It breaks","ticket_type_id":" "}""");

        Assert.Equal((JTokenType.Null, JTokenType.Null), (body["ticket_id"]!.Type, body["ticket_number"]!.Type));
        Assert.False(Intercom.Conversations.Single(conversation => conversation.Id == (string?)body["conversation_id"]).IsTicket);
    }

    [Fact]
    public async Task A_type_that_is_not_for_customers_is_a_422_and_the_conversation_is_there_once()
    {
        var type = Intercom.TicketTypes.First(known => known.Category != SandboxTicketType.Customer);
        var report = $$"""{"email":"backoffice@example.com","title":"Back office","ticket_type_id":{{type.Id}}}""";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(report)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(report)).Status);
        Assert.Single(Intercom.Conversations, conversation => conversation.Body == "Back office");
    }

    [Theory]
    [InlineData("""{"email":"a@example.com","title":"A","ticket_type_id":"bug"}""", "ticket_type_id")]
    [InlineData("""{"title":"A"}""", "email")]
    [InlineData("""{"email":"no-at-sign","title":"A"}""", "email")]
    [InlineData("""{"email":["a@example.com"],"title":"A"}""", "email")]
    [InlineData("""{"email":"a@example.com"}""", "title")]
    [InlineData("""{"email":"a@example.com","title":"  "}""", "title")]
    [InlineData("""{"email":"a@example.com","title":7}""", "title")]
    [InlineData("""{"email":"a@example.com","title":"A","name":7}""", "name")]
    [InlineData("""{"email":"a@example.com","title":"A","description":{"a":1}}""", "description")]
    [InlineData("""{"email":"a@example.com","title":"A","page":7}""", "page")]
    [InlineData("""{"email":"a@example.com","title":"A","report_id":[1]}""", "report_id is neither a text nor a whole number")]
    [InlineData("""{"email":"a@example.com","title":"A","report_id":175928847299117063}""", "report_id is too large a number")]
    [InlineData("""{"email":"a@example.com\u200b","title":"A"}""", "invisible")]
    [InlineData("""{"email":"a@example.com, b@example.com","title":"A"}""", "one plain address")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":"https://example.com/1.png"}""", "screenshots")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":{"a":"https://example.com/1.png"}}""", "screenshots")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["https://example.com/1.png",7]}""", "Screenshot 2 of 2")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["/1.png"]}""", "Screenshot 1 of 1")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["ftp://example.com/1.png"]}""", "Screenshot 1 of 1")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["https://"]}""", "Screenshot 1 of 1")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["https://example.com/my file.png"]}""", "Screenshot 1 of 1")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":["javascript:alert(1)"]}""", "Screenshot 1 of 1")]
    [InlineData("""{"email":"a@example.com","title":"A","screenshots":[null]}""", "Screenshot 1 of 1")]
    public async Task Invalid_input_is_a_400_with_a_sentence_that_names_it_and_nothing_is_sent(string json, string named)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_report", (string?)body["error"]);
        Assert.Contains(named, (string?)body["message"], StringComparison.Ordinal);
        Assert.EndsWith(".", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private async Task<SandboxConversation> ConversationAsync(string json)
    {
        var (status, body) = await PostAsync(json);
        Assert.Equal(HttpStatusCode.OK, status);
        return Intercom.Conversations.Single(conversation => conversation.Id == (string?)body["conversation_id"]);
    }

    private Task<(HttpStatusCode Status, JObject Body)> PostAsync(string json) => TemplateCall.PostAsync(fixture.Host.Http, "bug-report", json);
}
