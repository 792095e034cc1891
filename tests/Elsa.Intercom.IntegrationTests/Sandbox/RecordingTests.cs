using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Sandbox.Storage;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>A test's view of a sandbox without HTTP.</summary>
public sealed class RecordingTests : SandboxTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.RequestHistory = 3;

    [Fact]
    public async Task A_request_is_in_the_list_when_its_response_arrives()
    {
        var reply = await Api.PostAsync("/contacts?x=1", """{"email":"ada"}""");

        var request = Assert.Single(Intercom.Requests);
        Assert.Equal(("POST", "/contacts", "?x=1", "2.14", 400), (request.Method, request.Path, request.Query, request.Version, request.Status));
        Assert.Equal("""{"email":"ada"}""", request.Body);
        Assert.Equal(reply.Headers["X-Request-Id"], request.RequestId);
        Assert.Equal(TestClock.Start, request.ReceivedAt);
    }

    [Fact]
    public async Task No_request_keeps_the_token()
    {
        await Api.GetAsync("/me");

        Assert.DoesNotContain(Intercom.AccessToken, JsonSerializer.Serialize(Intercom.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_newest_requests_are_kept()
    {
        for (var i = 0; i < 5; i++)
            await Api.GetAsync($"/contacts/{i}");

        Assert.Equal(["/contacts/2", "/contacts/3", "/contacts/4"], Intercom.Requests.Select(x => x.Path));
    }

    [Fact]
    public async Task Clear_forgets_everything()
    {
        var conversation = Intercom.AddConversation(Intercom.AddContact("ada@example.com").Id, "Hi");
        await Api.PostAsync($"/conversations/{conversation.Id}/reply", new { type = "admin", message_type = "note", admin_id = "1", body = "Hi" });
        Assert.Single(Intercom.Parts);

        Intercom.Clear();

        Assert.Empty(Intercom.Contacts);
        Assert.Empty(Intercom.Conversations);
        Assert.Empty(Intercom.Parts);
        Assert.Empty(Intercom.Requests);
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/contacts", new { email = "ada@example.com" })).Status);
    }

    [Fact]
    public async Task Clear_returns_to_the_workspace_of_the_beginning()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var admin = Intercom.AddAdmin("Barbara");
        var team = Intercom.AddTeam("Night shift", admin.Id, "1");
        var type = Intercom.AddTicketType("Refund", "Tracker");
        var tag = Intercom.AddTag("Urgent");
        Assert.Equal(tag, Intercom.AddTag("URGENT"));
        Assert.Equal((4, 3, 4, 3), Workspace());
        await Api.PostAsync($"/contacts/{ada.Id}/notes", new { body = "Hi", admin_id = admin.Id });
        await Api.PostAsync("/tickets", new { ticket_type_id = type.Id, contacts = new[] { new { id = ada.Id } } });
        await Api.PostAsync("/events", new { event_name = "paid", created_at = 1_500_000_000, id = ada.Id });
        var message = new { message_type = "inapp", body = "Hi", from = new { type = "admin", id = 1 }, to = new { type = "user", id = ada.Id } };
        await Api.PostAsync("/messages", message);
        Assert.Equal((1, 1, 1, 1), Outreach());
        Assert.Equal([admin.Id, "1"], Intercom.Teams[^1].AdminIds);
        Assert.Equal(team.Id, (await Api.GetAsync($"/teams/{team.Id}")).Id);

        Intercom.Clear();

        Assert.Equal((3, 2, 3, 2), Workspace());
        Assert.Equal((0, 0, 0, 0), Outreach());
        Assert.NotEqual(tag.Id, Intercom.AddTag("Urgent").Id);

        (int, int, int, int) Workspace() => (Intercom.Admins.Count, Intercom.Teams.Count, Intercom.Tags.Count, Intercom.TicketTypes.Count);

        (int, int, int, int) Outreach() => (Intercom.Notes.Count, Intercom.Tickets.Count, Intercom.Events.Count, Intercom.Messages.Count);
    }

    [Fact]
    public void A_new_id_avoids_those_of_the_options()
    {
        var taken = Enumerable.Range(1_000, 9_000).Select(x => new SandboxTag { Id = $"{x}", Name = $"{x}" }).ToArray();
        var store = new SandboxStore(new IntercomSandboxOptions { Tags = taken });

        Assert.Equal("10000", store.SaveTag("New", new Queue<string>(["1000", "9999", "10000"]).Dequeue, [], default).Id);
    }

    [Fact]
    public void Seeding_keeps_the_rules_of_the_API()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var archived = Intercom.AddContact("grace@example.com", archived: true);

        Assert.Contains(ada.Id, Assert.Throws<InvalidOperationException>(() => Intercom.AddContact("ada@example.com")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Intercom.AddContact(role: "admin"));
        Assert.Throws<InvalidOperationException>(() => Intercom.AddConversation(archived.Id, "Hi"));
        Assert.Throws<InvalidOperationException>(() => Intercom.AddConversation("nobody", "Hi"));
        Assert.Throws<ArgumentException>(() => Intercom.AddTeam("Strangers", "2"));
        Assert.Throws<ArgumentException>(() => Intercom.AddTicketType("Odd", "Internal"));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids()
    {
        await using var again = await IntercomSandbox.StartAsync(x => (x.Seed, x.TimeProvider) = (1, Clock));
        await using var other = await IntercomSandbox.StartAsync(x => (x.Seed, x.TimeProvider) = (2, Clock));

        var contact = Intercom.AddContact();
        Assert.Equal(contact.Id, again.AddContact().Id);
        Assert.NotEqual(contact.Id, other.AddContact().Id);
        Assert.Equal(Intercom.AddConversation(contact.Id, "Hi"), again.AddConversation(contact.Id, "Hi"));
    }
}
