using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Tickets for code, without a key.</summary>
public sealed class TicketClientTests : IAsyncDisposable
{
    private readonly IntercomHarness _intercom = new();

    private ITicketsClient Tickets => _intercom.Client.Tickets;

    [Fact]
    public async Task A_ticket_is_read_with_its_parts_of_the_answer()
    {
        _intercom.Handler.On("GET /tickets/611").Reply(200, JsonTicket.Create().ToString(), headers: "X-Request-Id: req-1");

        var ticket = await Tickets.GetAsync("611");

        Assert.Equal(
            ("611", "22", "53", "submitted", "Invoice is missing", "The one of May.", null, "8", "req-1"),
            (ticket!.Id, ticket.Number, ticket.TypeId, ticket.State, ticket.Title, ticket.Description, ticket.AdminAssigneeId, ticket.TeamAssigneeId,
                ticket.RequestId));
        Assert.Equal([Sample.ContactId], ticket.ContactIds);
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), ticket.CreatedAt?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task The_state_of_an_older_version_is_a_text()
    {
        var json = JsonTicket.Create();
        json["ticket_state"] = "in_progress";
        _intercom.Handler.On("GET /tickets/611").Reply(200, json.ToString());

        Assert.Equal("in_progress", (await Tickets.GetAsync("611"))!.State);
    }

    [Fact]
    public async Task A_missing_ticket_is_null()
    {
        _intercom.Handler.On("GET /tickets/611").Reply(404, Answers.Error("ticket_not_found", "Ticket not found"));

        Assert.Null(await Tickets.GetAsync("611"));
    }

    [Fact]
    public async Task A_ticket_is_created_and_converted()
    {
        _intercom.Handler.On("POST /tickets").Reply(200, JsonTicket.Create().ToString());
        _intercom.Handler.On("POST /conversations/42/convert").Reply(200, JsonTicket.Converted().ToString());

        var created = await Tickets.CreateAsync(new CreateTicketRequest
        {
            TicketTypeId = "53",
            ContactId = Sample.ContactId,
            Title = "A",
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1590000000),
        });
        var converted = await Tickets.ConvertAsync("42", new ConvertToTicketRequest { TicketTypeId = "53" });

        Assert.Equal(("611", "611"), (created.Id, converted.Id));
        Assert.Equal(1590000000, (long?)_intercom.Handler.Requests[0].Json["created_at"]);
        Assert.Equal("""{"ticket_type_id":"53"}""", _intercom.Handler.Requests[1].Body);
    }

    [Fact]
    public async Task A_ticket_goes_to_a_teammate_or_to_a_team()
    {
        var e = await Assert.ThrowsAsync<IntercomException>(() => Tickets.CreateAsync(
            new CreateTicketRequest { TicketTypeId = "53", ContactId = Sample.ContactId, AdminAssigneeId = "991", TeamAssigneeId = "8" }));

        Assert.Equal(IntercomErrorCodes.InvalidRequest, e.Code);
        Assert.Empty(_intercom.Handler.Requests);
    }

    [Fact]
    public async Task A_search_reads_all_pages_and_compares_contact_and_times_again()
    {
        var from = TestClock.Start;
        _intercom.Handler.On("POST /tickets/search")
            .Reply(200, JsonTicket.List("next", JsonTicket.Create("1"), JsonTicket.Create("2", contact: Sample.OtherContactId)).ToString())
            .Reply(200, JsonTicket.List(next: null, JsonTicket.Create("3", at: from.AddHours(-1)), JsonTicket.Create("4"), JsonTicket.Create("1")).ToString());

        var found = await Tickets.SearchAsync(new TicketSearch { ContactId = Sample.ContactId, CreatedFrom = from, CreatedUntil = from.AddHours(1) });

        Assert.Equal(["1", "4"], found.Tickets.Select(ticket => ticket.Id));
        Assert.True(found.IsComplete);
        var query = _intercom.Handler.Requests[0].Json["query"]!["value"]!;
        Assert.Equal(["contact_ids =", "created_at >", "created_at <"], query.Select(term => $"{term["field"]} {term["operator"]}"));
        Assert.Equal(from.AddDays(-2).ToUnixTimeSeconds(), (long?)query[1]!["value"]);
        Assert.Equal("next", (string?)_intercom.Handler.Requests[1].Json["pagination"]!["starting_after"]);
    }

    [Fact]
    public async Task The_ticket_types_are_listed()
    {
        var types = new JArray(
            new JObject { ["id"] = "53", ["name"] = "Bug", ["category"] = "Customer", ["archived"] = false }, new JObject { ["id"] = null }, "odd");
        _intercom.Handler.On("GET /ticket_types").Reply(200, new JObject { ["type"] = "list", ["data"] = types }.ToString());

        Assert.Equal([new TicketType { Id = "53", Name = "Bug", Category = "Customer", Archived = false }], await Tickets.ListTypesAsync());
    }

    [Theory]
    [InlineData("""{"id":"42","ticket":null}""", true)]
    [InlineData("""{"id":"42"}""", true)]
    [InlineData("""{"id":"42","ticket":{"id":""}}""", false)]
    [InlineData("""{"id":"42","ticket":"611"}""", false)]
    public async Task A_conversation_that_is_no_ticket_has_none_and_what_is_unreadable_is_an_error(string conversation, bool isReadable)
    {
        _intercom.Handler.On("GET /conversations/42").Reply(200, conversation);

        if (isReadable)
            Assert.Null(await Tickets.FindByConversationAsync("42"));
        else
            Assert.Equal(IntercomErrorCodes.InvalidAnswer, (await Assert.ThrowsAsync<IntercomException>(() => Tickets.FindByConversationAsync("42"))).Code);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
