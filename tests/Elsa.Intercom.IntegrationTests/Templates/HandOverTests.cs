using System.Net;
using Elsa.Intercom.Sandbox;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A hand-over: the latest open conversation, a note, a tag and a team, each once.</summary>
[Collection(SharedHost.Name)]
public class HandOverTests(HostWithSandbox fixture)
{
    private IntercomSandbox Intercom => fixture.Intercom;

    private string Team => Intercom.Teams[0].Id;

    [Fact]
    public async Task The_latest_open_conversation_gets_a_note_a_tag_and_the_team()
    {
        var contact = Intercom.AddContact("latest@example.com");
        Intercom.AddConversation(contact.Id, "An old question", DateTimeOffset.UnixEpoch.AddYears(50));
        var latest = Intercom.AddConversation(contact.Id, "A new question");

        var (status, body) = await PostAsync(Json("latest@example.com", "Asks for <b> a person & a call."));

        Assert.Equal((HttpStatusCode.OK, latest.Id, Team), (status, (string?)body["conversation_id"], (string?)body["team_id"]));
        var conversation = Intercom.Conversations.Single(known => known.Id == latest.Id);
        Assert.Equal(Team, conversation.TeamAssigneeId);
        Assert.Equal("Handed over", Assert.Single(conversation.Tags).Name);
        var note = Assert.Single(Intercom.Parts, part => part.ConversationId == latest.Id && part.PartType == "note");
        Assert.Contains("Handed over: Asks for &lt;b> a person &amp; a call.", note.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_open_one_a_conversation_is_started_once()
    {
        Intercom.AddContact("starts@example.com");

        var (status, first) = await PostAsync(Json("starts@example.com", "Wants to talk."));
        var (_, second) = await PostAsync(Json("starts@example.com", "Wants to talk."));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((string?)first["conversation_id"], (string?)second["conversation_id"]);
        Assert.Equal((false, true), ((bool)first["reused"]!, (bool)second["reused"]!));
        var conversation = Intercom.Conversations.Single(known => known.Id == (string?)first["conversation_id"]);
        Assert.Equal("I would like to talk to a person.", conversation.Body);
        Assert.Single(Intercom.Parts, part => part.ConversationId == conversation.Id && part.PartType == "note");
        Assert.Single(Intercom.Parts, part => part.ConversationId == conversation.Id && part.PartType == "assignment");
    }

    [Fact]
    public async Task Another_request_leaves_another_note_in_the_same_conversation()
    {
        Intercom.AddContact("again@example.com");
        var (_, first) = await PostAsync(Json("again@example.com", "Wants to talk.", """ "request_id":1, """));
        var (_, second) = await PostAsync(Json("again@example.com", "Wants to talk.", """ "request_id":2, """));

        Assert.Equal((string?)first["conversation_id"], (string?)second["conversation_id"]);
        Assert.Equal(2, Intercom.Parts.Count(part => part.ConversationId == (string?)first["conversation_id"] && part.PartType == "note"));
    }

    [Fact]
    public async Task A_person_whom_Intercom_does_not_know_is_a_404_and_nothing_is_written()
    {
        var (conversations, parts) = (Intercom.Conversations.Count, Intercom.Parts.Count);

        var (status, body) = await PostAsync(Json("stranger@example.com", "Wants to talk."));

        Assert.Equal((HttpStatusCode.NotFound, "contact_not_found"), (status, (string?)body["error"]));
        Assert.Equal((conversations, parts), (Intercom.Conversations.Count, Intercom.Parts.Count));
    }

    [Fact]
    public async Task A_team_that_is_not_there_is_a_404()
    {
        Intercom.AddContact("noteam@example.com");

        var (status, _) = await PostAsync("""{"email":"noteam@example.com","reason":"Wants to talk.","team_id":"999999"}""");

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Theory]
    [InlineData("""{"reason":"A","team_id":"1"}""", "email")]
    [InlineData("""{"email":"no-at-sign","reason":"A","team_id":"1"}""", "email")]
    [InlineData("""{"email":"a@example.com","team_id":"1"}""", "reason")]
    [InlineData("""{"email":"a@example.com","reason":7,"team_id":"1"}""", "reason")]
    [InlineData("""{"email":"a@example.com","reason":"A"}""", "team_id")]
    [InlineData("""{"email":"a@example.com","reason":"A","team_id":"Support"}""", "team_id")]
    [InlineData("""{"email":"a@example.com","reason":"A","team_id":"1","request_id":[1]}""", "request_id is neither a text nor a whole number")]
    [InlineData("""{"email":"a@example.com","reason":"A","team_id":"1","request_id":175928847299117063}""", "request_id is too large a number")]
    public async Task Invalid_input_is_a_400_with_a_sentence_that_names_it_and_nothing_is_sent(string json, string named)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await PostAsync(json);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (status, (string?)body["error"]));
        Assert.Contains(named, (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    private string Json(string email, string reason, string more = "") =>
        $$"""{"email":"{{email}}",{{more}}"reason":"{{reason}}","team_id":"{{Team}}"}""";

    private Task<(HttpStatusCode Status, JObject Body)> PostAsync(string json) => TemplateCall.PostAsync(fixture.Host.Http, "hand-over", json);
}
