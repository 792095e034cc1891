using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The types of tickets, and tickets of their own.</summary>
public sealed class TicketTests : SandboxTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.TicketTypes =
    [
        .. options.TicketTypes,
        new() { Id = "7", Name = "Refund", Category = "Tracker", Fields = [new() { Name = "Amount", DataType = "decimal", Required = true }] }
    ];

    [Fact]
    public async Task Types_are_listed_with_fields_and_states()
    {
        var list = await Api.GetAsync("/ticket_types");

        var types = list["data"].EnumerateArray().ToArray();
        Assert.All(types, Shapes.TicketType.Check);
        Assert.Equal(["401 Customer", "402 Back-office", "7 Tracker"], types.Select(x => $"{x.GetProperty("id")} {x.GetProperty("category")}"));
        Assert.Equal(
            ["_default_title_", "_default_description_"],
            types[0].GetProperty("ticket_type_attributes").GetProperty("data").EnumerateArray().Select(x => x.GetProperty("name").GetString()));
        Assert.Equal(
            ["submitted", "in_progress", "waiting_on_customer", "resolved"],
            types[0].GetProperty("ticket_states").GetProperty("data").EnumerateArray().Select(x => x.GetProperty("category").GetString()));
        Assert.Equal(types[1].GetRawText(), (await Api.GetAsync("/ticket_types/402")).Text);
        Assert.Equal(4, (await Api.GetAsync("/ticket_states"))["data"].GetArrayLength());
        (await Api.GetAsync("/ticket_types/1")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
    }

    [Theory]
    [InlineData("2.14", "\"101\"", "\"0\"")]
    [InlineData("2.16", "101", "0")]
    public async Task A_ticket_is_answered_as_it_is_read_later(string version, string admin, string team)
    {
        using var api = new Caller(Intercom, version);
        var ada = Intercom.AddContact("ada@example.com", externalId: "70");

        var ticket = await api.PostAsync("/tickets", new
        {
            ticket_type_id = "401",
            contacts = new[] { new { external_id = "70" } },
            ticket_attributes = new { _default_title_ = "Broken", _default_description_ = (string?)null, Severity = 3 },
            assignment = new { admin_assignee_id = "101", team_assignee_id = "0" },
            created_at = 1_500_000_000,
            skip_notifications = true
        });

        Assert.Equal(HttpStatusCode.OK, ticket.Status);
        Shapes.Ticket(version).Check(ticket.Json);
        Assert.Equal("""{"_default_title_":"Broken","_default_description_":null,"Severity":3}""", ticket["ticket_attributes"].GetRawText());
        Assert.Equal((admin, team), (ticket["admin_assignee_id"].GetRawText(), ticket["team_assignee_id"].GetRawText()));
        Assert.Equal((1_500_000_000, "1", true), (ticket["created_at"].GetInt64(), ticket["ticket_id"].GetString(), ticket["open"].GetBoolean()));
        Assert.Equal(ada.Id, ticket["contacts"].GetProperty("contacts")[0].GetProperty("id").GetString());
        Assert.Equal("ticket_state_updated_by_admin", ticket["ticket_parts"].GetProperty("ticket_parts")[0].GetProperty("part_type").GetString());
        Assert.Equal(ticket.Text, (await api.GetAsync($"/tickets/{ticket.Id}")).Text);
        Assert.Equal("2", (await api.PostAsync("/tickets", For(ada.Id)))["ticket_id"].GetString());
        Assert.Equal((ada.Id, "101", true), (Intercom.Tickets[0].ContactId, Intercom.Tickets[0].AdminAssigneeId, Intercom.Tickets[0].SkipNotifications));
    }

    [Fact]
    public async Task An_unknown_email_address_becomes_a_lead()
    {
        var body = new { ticket_type_id = 401, contacts = new[] { new { email = "new@example.com" } } };

        await Api.PostAsync("/tickets", body);
        await Api.PostAsync("/tickets", body);

        Assert.Equal(("new@example.com", "lead"), (Assert.Single(Intercom.Contacts).Email, Intercom.Contacts[0].Role));
    }

    [Fact]
    public async Task A_ticket_can_be_linked_with_a_conversation()
    {
        var conversation = Intercom.AddConversation(Intercom.AddContact("ada@example.com").Id, "Hi");
        object Body(string type, string to) => new
        {
            ticket_type_id = type,
            contacts = new[] { new { email = "ada@example.com" } },
            conversation_to_link_id = to
        };

        var ticket = await Api.PostAsync("/tickets", Body("402", conversation.Id));

        Shapes.Ticket("2.14").Check(ticket.Json);
        Assert.Equal(
            $$"""[{"type":"conversation","id":"{{conversation.Id}}","category":null}]""", ticket["linked_objects"].GetProperty("data").GetRawText());
        var linked = await Api.GetAsync($"/conversations/{conversation.Id}");
        Shapes.Conversation("2.14").Check(linked.Json);
        Assert.Equal(
            $$"""[{"type":"ticket","id":"{{ticket.Id}}","category":"Back-office"}]""", linked["linked_objects"].GetProperty("data").GetRawText());

        (await Api.PostAsync("/tickets", Body("401", conversation.Id))).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.PostAsync("/tickets", Body("402", "1"))).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
    }

    [Theory]
    [InlineData("""{"contacts":[{"id":"ID"}]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401"}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID"},{"id":"ID"}]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{}]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID","email":"ada@example.com"}]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID"}],"ticket_attributes":{"a":{}}}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID"}],"created_at":"now"}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"7","contacts":[{"id":"ID"}]}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"7","contacts":[{"id":"ID"}],"ticket_attributes":{"Amount":null}}""", 400, "parameter_invalid")]
    [InlineData("""{"ticket_type_id":"1","contacts":[{"id":"ID"}]}""", 404, "not_found")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"6762f11b1bb69f9f2193bba3"}]}""", 404, "not_found")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"external_id":"71"}]}""", 404, "not_found")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID"}],"company_id":"5"}""", 404, "company_not_found")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"email":"new@example.com"}],"assignment":{"admin_assignee_id":"2"}}""", 404, "assignee_not_found")]
    [InlineData("""{"ticket_type_id":"401","contacts":[{"id":"ID"}],"assignment":{"team_assignee_id":"101"}}""", 404, "assignee_not_found")]
    public async Task An_invalid_ticket_leaves_nothing(string body, int status, string code)
    {
        var ada = Intercom.AddContact("ada@example.com");

        (await Api.PostAsync("/tickets", body.Replace("ID", ada.Id, StringComparison.Ordinal))).MustBeError((HttpStatusCode)status, code);

        Assert.Empty(Intercom.Tickets);
        Assert.Single(Intercom.Contacts);
    }

    [Theory]
    [InlineData("title", "=", "Broken", 1)]
    [InlineData("title", "~", "rok", 1)]
    [InlineData("description", "=", "It does not work", 1)]
    [InlineData("category", "=", "request", 1)]
    [InlineData("category", "=", "task", 1)]
    [InlineData("category", "=", "Customer", 0)]
    [InlineData("ticket_type_id", "=", "402", 1)]
    [InlineData("admin_assignee_id", "=", "101", 1)]
    [InlineData("team_assignee_id", "=", null, 2)]
    [InlineData("ticket_attribute.40101", "=", "Broken", 1)]
    [InlineData("state", "=", "submitted", 2)]
    [InlineData("open", "=", true, 2)]
    [InlineData("created_at", ">", 1_600_000_000, 1)]
    public async Task Tickets_are_found(string field, string operation, object? value, int count)
    {
        var ada = Intercom.AddContact("ada@example.com");
        await Api.PostAsync("/tickets", new
        {
            ticket_type_id = "401",
            contacts = new[] { new { id = ada.Id } },
            ticket_attributes = new { _default_title_ = "Broken", _default_description_ = "It does not work" },
            assignment = new { admin_assignee_id = "101" },
            created_at = 1_500_000_000
        });
        await Api.PostAsync("/tickets", For(ada.Id, "402"));

        var reply = await SearchAsync(field, operation, value);

        Shapes.TicketList("2.14").Check(reply.Json);
        Assert.Equal(("ticket.list", count), (reply["type"].GetString(), reply["total_count"].GetInt32()));
    }

    [Fact]
    public async Task Versions_before_tickets_do_not_know_them()
    {
        using var old = new Caller(Intercom, "2.8");
        using var newer = new Caller(Intercom, "2.9");
        var ada = Intercom.AddContact("ada@example.com");

        foreach (var path in (string[])["/ticket_types", "/ticket_types/401", "/ticket_states", "/tickets/1"])
            (await old.GetAsync(path)).MustBeError(HttpStatusCode.BadRequest, "intercom_version_invalid");

        (await old.PostAsync("/tickets", For(ada.Id))).MustBeError(HttpStatusCode.BadRequest, "intercom_version_invalid");
        var body = new { ticket_type_id = "401", contacts = new[] { new { id = ada.Id } }, created_at = "x", assignment = new { admin_assignee_id = "2" } };
        var ticket = await newer.PostAsync("/tickets", body);

        Assert.Equal((TestClock.Start.ToUnixTimeSeconds(), "0"), (ticket["created_at"].GetInt64(), ticket["admin_assignee_id"].GetString()));
    }

    [Fact]
    public async Task An_unknown_ticket_is_a_404() =>
        (await Api.GetAsync("/tickets/1")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");

    private static object For(string contactId, string type = "401") => new { ticket_type_id = type, contacts = new[] { new { id = contactId } } };

    private Task<Reply> SearchAsync(string field, string operation, object? value) => Api.SearchAsync("/tickets/search", field, operation, value);
}
