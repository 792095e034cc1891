using System.Net;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The routes below /conversations/{id}/customers, and what a deleted contact leaves.</summary>
public sealed class ParticipantTests : ReplyTest
{
    private string Customers => $"/conversations/{Conversation.Id}/customers";

    [Fact]
    public async Task A_contact_joins_and_can_reply_until_it_leaves()
    {
        var grace = Intercom.AddContact("grace@example.com", externalId: "71", name: "Grace");
        var fromGrace = new { type = "user", message_type = "comment", user_id = "71", body = "Me too" };
        var body = new { admin_id = "1", customer = new { intercom_user_id = grace.Id } };

        var joined = await Api.PostAsync(Customers, body);

        Shapes.Conversation("2.14").Check(joined.Json);
        Assert.Equal([Conversation.ContactId, grace.Id], joined["customers"].EnumerateArray().Select(x => x.GetProperty("id").GetString()));
        Assert.Equal(2, joined["contacts"].GetProperty("contacts").GetArrayLength());
        Assert.Equal(joined.Text, (await Api.PostAsync(Customers, body)).Text);
        Assert.Equal("Grace", Parts(await Api.PostAsync(Path, fromGrace))[0].GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(1, (await Api.SearchAsync("/conversations/search", "contact_ids", "=", grace.Id))["total_count"].GetInt32());

        var left = await Api.DeleteAsync($"{Customers}/{grace.Id}", new { admin_id = "1" });

        Assert.Equal([Conversation.ContactId], left["customers"].EnumerateArray().Select(x => x.GetProperty("id").GetString()));
        (await Api.PostAsync(Path, fromGrace)).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
    }

    [Fact]
    public async Task An_unknown_email_address_joins_as_a_lead()
    {
        await Api.PostAsync(Customers, new { admin_id = "1", customer = new { email = "new@example.com" } });

        Assert.Equal(("new@example.com", "lead"), (Intercom.Contacts[^1].Email, Intercom.Contacts[^1].Role));
        Assert.Equal(2, Assert.Single(Intercom.Conversations).ContactIds.Count);
    }

    [Fact]
    public async Task The_last_one_stays()
    {
        var admin = new { admin_id = "1" };

        (await Api.DeleteAsync($"{Customers}/{Conversation.ContactId}", admin)).MustBeError(
            HttpStatusCode.UnprocessableEntity, "parameter_invalid", "Removing the last customer is not allowed");
        (await Api.DeleteAsync($"{Customers}/123", admin)).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.DeleteAsync("/conversations/1/customers/123", admin)).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.DeleteAsync($"{Customers}/{Conversation.ContactId}", new { })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task Who_is_unknown_can_not_join()
    {
        var customer = new { user_id = "70" };

        (await Api.PostAsync(Customers, new { admin_id = "1", customer = new { user_id = "71" } })).MustBeError(
            HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.PostAsync(Customers, new { admin_id = "2", customer })).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.PostAsync("/conversations/1/customers", new { admin_id = "1", customer })).MustBeError(
            HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.PostAsync(Customers, new { admin_id = "1", customer = new { } })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task A_deleted_contact_is_gone_and_what_it_wrote_stays()
    {
        var before = await GetAsync();
        var id = Conversation.ContactId;

        var reply = await Api.SendAsync(HttpMethod.Delete, $"/contacts/{id}", null);

        Assert.Equal($$"""{"type":"contact","id":"{{id}}","external_id":"70","deleted":true}""", reply.Text);
        Assert.Equal(before.Text, (await GetAsync()).Text);
        Assert.Empty(Intercom.Contacts);
        (await Api.GetAsync($"/contacts/{id}")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.DeleteAsync($"/contacts/{id}")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        (await Api.PostAsync("/conversations", From(id))).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/contacts", new { external_id = "70" })).Status);
    }
}
