using System.Net;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

public sealed class ContactTests : SandboxTest
{
    [Theory]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task A_created_contact_holds_to_the_description_and_to_what_was_sent(string version)
    {
        using var api = new Caller(Intercom, version);
        object ownerId = version == "2.16" ? "1" : 1;
        var reply = await api.PostAsync("/contacts", new
        {
            email = "ada@example.com",
            external_id = "signup-1",
            name = "Ada",
            phone = "+44 1",
            avatar = "https://example.com/ada.png",
            signed_up_at = 1_700_000_000,
            owner_id = ownerId,
            custom_attributes = new { plan = "pro", seats = 3 }
        });

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Contact(version).Check(reply.Json);
        Assert.Matches("^[0-9a-f]{24}$", reply.Id);
        Assert.Equal("contact", reply["type"].GetString());
        Assert.Equal("user", reply["role"].GetString());
        Assert.Equal("ada@example.com", reply["email"].GetString());
        Assert.Equal("example.com", reply["email_domain"].GetString());
        Assert.Equal("signup-1", reply["external_id"].GetString());
        Assert.Equal(1_700_000_000, reply["signed_up_at"].GetInt64());
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), reply["created_at"].GetInt64());
        Assert.Equal(3, reply["custom_attributes"].GetProperty("seats").GetInt32());
        Assert.Equal(reply.Text, (await api.GetAsync($"/contacts/{reply.Id}")).Text);
    }

    [Theory]
    [InlineData("""{"role":"lead"}""")]
    [InlineData("""{"external_id":"1"}""")]
    [InlineData("""{"email":"ada@example.com","name":null,"phone":null,"unknown":1}""")]
    public async Task One_identifier_is_enough(string body)
    {
        var reply = await Api.PostAsync("/contacts", body);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Contact("2.14").Check(reply.Json);
    }

    [Theory]
    [InlineData("""{"name":"Ada"}""", null)]
    [InlineData("""{"role":"admin"}""", "role")]
    [InlineData("""{"email":"ada"}""", "email")]
    [InlineData("""{"email":null}""", "email")]
    [InlineData("""{"external_id":1}""", "external_id")]
    [InlineData("""{"role":"user","name":1}""", "name")]
    [InlineData("""{"role":"user","signed_up_at":"2026-01-01"}""", "signed_up_at")]
    [InlineData("""{"role":"user","signed_up_at":1.5}""", "signed_up_at")]
    [InlineData("""{"role":"user","unsubscribed_from_emails":"no"}""", "unsubscribed_from_emails")]
    [InlineData("""{"role":"user","custom_attributes":[]}""", "custom_attributes")]
    [InlineData("""{"role":"user","owner_id":"1"}""", "owner_id")]
    [InlineData("""{"role":"user","owner_id":2}""", "owner_id")]
    public async Task A_field_that_breaks_the_description_is_refused_by_name(string body, string? field)
    {
        var reply = await Api.PostAsync("/contacts", body);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.TryGetProperty("field", out var value) ? value.GetString() : null);
        Assert.Empty(Intercom.Contacts);
    }

    [Theory]
    [InlineData("""{"email":"ADA@example.com"}""")]
    [InlineData("""{"external_id":"signup-1"}""")]
    public async Task A_second_user_is_a_conflict_that_names_the_first(string body)
    {
        var ada = Intercom.AddContact("ada@example.com", externalId: "signup-1");

        (await Api.PostAsync("/contacts", body)).MustBeError(
            HttpStatusCode.Conflict, "conflict", $"A contact matching those details already exists with id={ada.Id}");
    }

    [Fact]
    public async Task An_archived_user_is_a_conflict_that_says_so()
    {
        var ada = Intercom.AddContact("ada@example.com", archived: true);

        (await Api.PostAsync("/contacts", new { email = "ada@example.com" })).MustBeError(
            HttpStatusCode.Conflict, "conflict", $"An archived contact matching those details already exists with id={ada.Id}");
    }

    [Fact]
    public async Task Leads_may_share_an_email_address()
    {
        Intercom.AddContact("ada@example.com");

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/contacts", new { role = "lead", email = "ada@example.com" })).Status);

        Assert.Equal(3, Intercom.Contacts.Count);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var id = (
            await Api.PostAsync(
                "/contacts", new { email = "ada@example.com", name = "Ada", phone = "1", custom_attributes = new { plan = "pro", seats = 3 } })).Id;
        Clock.Advance(TimeSpan.FromSeconds(5));

        var reply = await Api.PutAsync($"/contacts/{id}", """{"name":"Ada L.","phone":null,"custom_attributes":{"seats":4}}""");

        Shapes.Contact("2.14").Check(reply.Json);
        var contact = Assert.Single(Intercom.Contacts);
        Assert.Equal(("ada@example.com", "Ada L.", null), (contact.Email, contact.Name, contact.Phone));
        Assert.Equal("pro", contact.CustomAttributes["plan"].GetString());
        Assert.Equal(4, contact.CustomAttributes["seats"].GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(5), contact.UpdatedAt - contact.CreatedAt);
    }

    [Fact]
    public async Task An_update_to_another_users_email_is_a_conflict_and_changes_nothing()
    {
        Intercom.AddContact("ada@example.com");
        var grace = Intercom.AddContact("grace@example.com");

        (await Api.PutAsync($"/contacts/{grace.Id}", new { email = "ada@example.com", name = "G" })).MustBeError(HttpStatusCode.Conflict, "conflict");
        Assert.Equal(grace, Intercom.Contacts[1]);
    }

    [Fact]
    public async Task An_archived_contact_is_hidden_until_it_is_unarchived()
    {
        var ada = Intercom.AddContact("ada@example.com", externalId: "1");

        var archived = await Api.PostAsync($"/contacts/{ada.Id}/archive");
        Shapes.ArchivedContact.Check(archived.Json);
        Assert.True(archived["archived"].GetBoolean());

        (await Api.GetAsync($"/contacts/{ada.Id}")).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await Api.PutAsync($"/contacts/{ada.Id}", new { name = "A" })).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await Api.GetAsync("/contacts/find_by_external_id/1")).MustBeError(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(0, (await Api.SearchAsync("/contacts/search", "email", "=", "ada@example.com"))["total_count"].GetInt32());

        Assert.False((await Api.PostAsync($"/contacts/{ada.Id}/unarchive"))["archived"].GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/contacts/{ada.Id}")).Status);
    }

    [Fact]
    public async Task An_unknown_contact_is_a_404()
    {
        (await Api.GetAsync("/contacts/6762f11b1bb69f9f2193bba3")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.PutAsync("/contacts/6762f11b1bb69f9f2193bba3", new { name = "A" })).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await Api.PostAsync("/contacts/6762f11b1bb69f9f2193bba3/archive")).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await Api.GetAsync("/contacts/find_by_external_id/1")).MustBeError(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_external_id_finds_users_and_no_leads()
    {
        Intercom.AddContact(role: "lead", externalId: "a/b c");
        var user = Intercom.AddContact(externalId: "a/b c");

        var reply = await Api.GetAsync($"/contacts/find_by_external_id/{Uri.EscapeDataString("a/b c")}");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(user.Id, reply.Id);
        Shapes.Contact("2.14").Check(reply.Json);
    }

    [Fact]
    public async Task Before_2_13_an_external_id_finds_no_contact()
    {
        Intercom.AddContact(externalId: "1");
        using var api = new Caller(Intercom, "2.12");

        (await api.GetAsync("/contacts/find_by_external_id/1")).MustBeError(HttpStatusCode.BadRequest, "intercom_version_invalid");
    }

    [Fact]
    public async Task Many_requests_at_once_with_one_email_create_one_contact()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Api.PostAsync("/contacts", new { email = "ada@example.com" })));

        Assert.Single(replies, x => x.Status == HttpStatusCode.OK);
        Assert.Equal(19, replies.Count(x => x.Status == HttpStatusCode.Conflict));
        Assert.Single(Intercom.Contacts);
    }
}
