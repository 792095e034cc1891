using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /conversations/{id}/convert.</summary>
public sealed class ConvertTests : ReplyTest
{
    private string Convert => $"/conversations/{Conversation.Id}/convert";

    [Theory]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task A_conversation_becomes_the_ticket_of_its_id(string version)
    {
        using var api = new Caller(Intercom, version);
        await api.PostAsync(Path, Comment());

        var ticket = await api.PostAsync(
            Convert, new { ticket_type_id = "401", ticket_state_id = "502", attributes = new { _default_title_ = "Broken", List = new[] { "guid" } } });

        Assert.Equal(HttpStatusCode.OK, ticket.Status);
        Shapes.Ticket(version).Check(ticket.Json);
        Assert.Equal((Conversation.Id, "1"), (ticket.Id, ticket["ticket_id"].GetString()));
        Assert.Equal("""{"_default_title_":"Broken","List":["guid"]}""", ticket["ticket_attributes"].GetRawText());
        Assert.Equal(version == "2.16" ? "in_progress" : "submitted", ticket["ticket_state"].GetProperty("category").GetString());
        Assert.Equal(
            ["comment", "comment", "ticket_state_updated_by_admin"],
            ticket["ticket_parts"].GetProperty("ticket_parts").EnumerateArray().Select(x => x.GetProperty("part_type").GetString()));

        var conversation = await api.GetAsync($"/conversations/{Conversation.Id}");
        Shapes.Conversation(version).Check(conversation.Json);
        Assert.Equal(("1", 2), (conversation["ticket"].GetProperty("ticket_id").GetString(), Parts(conversation).Length));
        Assert.True(Assert.Single(Intercom.Conversations).IsTicket);
    }

    [Fact]
    public async Task A_converted_conversation_goes_on_and_its_ticket_with_it()
    {
        Assert.Equal(JsonValueKind.Null, (await GetAsync())["ticket"].ValueKind);
        await Api.PostAsync(Convert, new { ticket_type_id = "401" });
        var parts = $"/conversations/{Conversation.Id}/parts";
        await Api.PostAsync(parts, new { message_type = "assignment", type = "team", admin_id = "1", assignee_id = "202" });
        await Api.PostAsync(parts, new { message_type = "close", type = "admin", admin_id = "1" });

        var ticket = await Api.GetAsync($"/tickets/{Conversation.Id}");

        Shapes.Ticket("2.14").Check(ticket.Json);
        Assert.Equal("202", Assert.Single(Intercom.Tickets).TeamAssigneeId);
        Assert.Equal(("202", false), (ticket["team_assignee_id"].GetString(), ticket["open"].GetBoolean()));
        Assert.Equal(4, ticket["ticket_parts"].GetProperty("total_count").GetInt32());
        Assert.Equal(1, (await Api.SearchAsync("/tickets/search", "state", "=", "closed"))["total_count"].GetInt32());
    }

    [Fact]
    public async Task Only_a_customer_type_fits_and_only_once()
    {
        (await Api.PostAsync(Convert, new { ticket_type_id = "402" })).MustBeError(
            HttpStatusCode.BadRequest, "parameter_invalid", "Ticket type is not a customer ticket type");
        await Api.PostAsync(Convert, new { ticket_type_id = 401 });

        (await Api.PostAsync(Convert, new { ticket_type_id = "401" })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

        Assert.Single(Intercom.Parts);
        Assert.Single(Intercom.Tickets);
    }

    [Fact]
    public async Task What_is_wrong_is_refused()
    {
        using var api = new Caller(Intercom, "2.16");
        using var old = new Caller(Intercom, "2.9");

        (await api.PostAsync(Convert, "{}")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await api.PostAsync(Convert, new { ticket_type_id = "401", attributes = "x" })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await api.PostAsync(Convert, new { ticket_type_id = "401", ticket_state_id = "1" })).MustBeError(
            HttpStatusCode.BadRequest, "ticket_state_id_invalid");
        (await api.PostAsync(Convert, new { ticket_type_id = "1" })).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await api.PostAsync("/conversations/1/convert", new { ticket_type_id = "401" })).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await old.PostAsync(Convert, new { ticket_type_id = "401" })).MustBeError(HttpStatusCode.BadRequest, "intercom_version_invalid");
        Assert.Empty(Intercom.Parts);
    }
}
