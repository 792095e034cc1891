using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
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
    public void Seeding_keeps_the_rules_of_the_API()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var archived = Intercom.AddContact("grace@example.com", archived: true);

        Assert.Contains(ada.Id, Assert.Throws<InvalidOperationException>(() => Intercom.AddContact("ada@example.com")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Intercom.AddContact(role: "admin"));
        Assert.Throws<InvalidOperationException>(() => Intercom.AddConversation(archived.Id, "Hi"));
        Assert.Throws<InvalidOperationException>(() => Intercom.AddConversation("nobody", "Hi"));
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
