using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>The tags of the workspace and of contacts.</summary>
public sealed class TagTests : SandboxTest
{
    [Fact]
    public async Task A_tag_is_made_once_for_each_name()
    {
        var list = await Api.GetAsync("/tags");
        Shapes.TagList.Check(list.Json);
        Assert.Equal(["VIP", "Bug", "Onboarding"], list["data"].EnumerateArray().Select(x => x.GetProperty("name").GetString()));

        Assert.Equal("301", (await Api.PostAsync("/tags", new { name = "vip" })).Id);
        var made = await Api.PostAsync("/tags", new { name = "Urgent" });

        Shapes.Tag.Check(made.Json);
        Assert.Equal((HttpStatusCode.OK, made.Id), (made.Status, (await Api.PostAsync("/tags", new { name = "URGENT" })).Id));
        Assert.Equal(4, (await Api.GetAsync("/tags"))["data"].GetArrayLength());
        Assert.Equal(made.Text, (await Api.GetAsync($"/tags/{made.Id}")).Text);
        (await Api.GetAsync("/tags/1")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
    }

    [Fact]
    public async Task A_new_name_is_seen_wherever_the_tag_is()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var conversation = Intercom.AddConversation(ada.Id, "Hi");
        await Api.PostAsync($"/contacts/{ada.Id}/tags", new { id = "301" });
        await Api.PostAsync($"/conversations/{conversation.Id}/tags", new { id = "301", admin_id = "1" });

        Assert.Equal("Very important", (await Api.PostAsync("/tags", new { id = "301", name = "Very important" }))["name"].GetString());

        Assert.Equal("Very important", Assert.Single(Assert.Single(Intercom.Contacts).Tags).Name);
        Assert.Equal("Very important", Assert.Single(Assert.Single(Intercom.Conversations).Tags).Name);
        (await Api.PostAsync("/tags", new { id = "302", name = "onboarding" })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.PostAsync("/tags", new { id = "1", name = "New" })).MustBeError(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Users_can_be_tagged_together()
    {
        string[] ids = [Intercom.AddContact("ada@example.com").Id, Intercom.AddContact("grace@example.com").Id];

        Assert.Equal(HttpStatusCode.OK, (await Api.PostAsync("/tags", new { name = "Pioneer", users = ids.Select(id => new { id }) })).Status);

        Assert.All(Intercom.Contacts, x => Assert.Equal("Pioneer", Assert.Single(x.Tags).Name));
    }

    [Theory]
    [InlineData("""{"test":"invalid"}""", 400, "parameter_invalid", "invalid tag parameters")]
    [InlineData("""{"name":" "}""", 400, "parameter_invalid", "invalid tag parameters")]
    [InlineData("""{"name":"test","companies":[{"company_id":"123"}]}""", 404, "company_not_found", "Company Not Found")]
    [InlineData("""{"name":"test","users":[{"id":"123"}]}""", 404, "not_found", "User Not Found")]
    public async Task An_invalid_request_makes_no_tag(string body, int status, string code, string message)
    {
        (await Api.PostAsync("/tags", body)).MustBeError((HttpStatusCode)status, code, message);

        Assert.Equal(3, (await Api.GetAsync("/tags"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_contact_is_tagged_and_untagged_by_the_tokens_admin()
    {
        var path = $"/contacts/{Intercom.AddContact("ada@example.com").Id}/tags";

        var tag = await Api.PostAsync(path, """{"id":301}""");

        Shapes.AppliedTag.Check(tag.Json);
        Assert.Equal(("VIP", "1"), (tag["name"].GetString(), tag["applied_by"].GetProperty("id").GetString()));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(tag.Text, (await Api.PostAsync(path, new { id = "301" })).Text);
        Assert.Equal($$"""{"type":"list","data":[{{tag.Text}}]}""", (await Api.GetAsync(path)).Text);

        var contact = await Api.GetAsync(path[..^"/tags".Length]);
        Shapes.Contact("2.14").Check(contact.Json);
        Assert.Equal("""[{"type":"tag","id":"301","url":"/tags/301"}]""", contact["tags"].GetProperty("data").GetRawText());
        Assert.Equal(1, (await Api.SearchAsync("/contacts/search", "tag_id", "=", "301"))["total_count"].GetInt32());

        Assert.Equal(tag.Text, (await Api.DeleteAsync($"{path}/301")).Text);
        Assert.Empty(Assert.Single(Intercom.Contacts).Tags);
        (await Api.DeleteAsync($"{path}/301")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
    }

    [Fact]
    public async Task An_unknown_contact_or_tag_is_a_404()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var archived = Intercom.AddContact("grace@example.com", archived: true);

        (await Api.PostAsync($"/contacts/{ada.Id}/tags", new { id = "123" })).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");

        foreach (var id in (string[])["123", archived.Id])
        {
            (await Api.GetAsync($"/contacts/{id}/tags")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
            (await Api.PostAsync($"/contacts/{id}/tags", new { id = "301" })).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
            (await Api.DeleteAsync($"/contacts/{id}/tags/301")).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        }
    }
}
