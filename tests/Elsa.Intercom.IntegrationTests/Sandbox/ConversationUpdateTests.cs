using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>PUT /conversations/{id} and the tags of a conversation.</summary>
public sealed class ConversationUpdateTests : ReplyTest
{
    private string Url => $"/conversations/{Conversation.Id}";

    private string Tags => $"{Url}/tags";

    [Fact]
    public async Task Title_attributes_and_reading_change_and_the_rest_stays()
    {
        var reply = await Api.PutAsync(Url, new { read = true, title = "Billing", custom_attributes = new { issue = "Invoice", count = 2 } });

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Conversation("2.14").Check(reply.Json);
        Assert.Equal(("Billing", true, Now), (reply["title"].GetString(), reply["read"].GetBoolean(), reply["updated_at"].GetInt64()));
        Assert.Equal("""{"issue":"Invoice","count":2}""", reply["custom_attributes"].GetRawText());
        Assert.Equal(2, Parts(reply).Length);
        Assert.All(Intercom.Parts, x => Assert.Equal(("conversation_attribute_updated_by_admin", "bot", null), (x.PartType, x.AuthorType, x.Body)));

        var again = await Api.PutAsync(Url, new { custom_attributes = new { issue = "Invoice", count = 3 } });

        Assert.Equal(3, Parts(again).Length);
        Assert.Equal(("Billing", 3), (again["title"].GetString(), Assert.Single(Intercom.Conversations).CustomAttributes["count"].GetInt32()));
    }

    [Fact]
    public async Task An_update_without_news_leaves_no_trace()
    {
        await Api.PutAsync(Url, new { title = "Billing" });
        var before = await GetAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(before.Text, (await Api.PutAsync(Url, new { title = "Billing", read = false })).Text);
    }

    [Fact]
    public async Task A_reply_of_the_contact_makes_it_unread_and_one_of_an_admin_does_not()
    {
        await Api.PutAsync(Url, new { read = true });

        Assert.True((await Api.PostAsync(Path, Comment()))["read"].GetBoolean());
        Assert.False((await Api.PostAsync(Path, FromAda()))["read"].GetBoolean());
    }

    [Fact]
    public async Task Titles_begin_with_version_2_13_and_the_text_may_be_plain()
    {
        using var old = new Caller(Intercom, "2.12");

        var reply = await old.PutAsync($"{Url}?display_as=plaintext", new { title = "Billing", read = true });

        Assert.Equal((JsonValueKind.Null, "Hello there"), (reply["title"].ValueKind, reply["source"].GetProperty("body").GetString()));
        Assert.Null(Assert.Single(Intercom.Conversations).Title);
    }

    [Theory]
    [InlineData("""{"read":"yes"}""", "read")]
    [InlineData("""{"title":null}""", "title")]
    [InlineData("""{"custom_attributes":[]}""", "custom_attributes")]
    public async Task A_field_that_breaks_the_description_is_refused_by_name(string body, string field)
    {
        var reply = await Api.PutAsync(Url, body);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.GetProperty("field").GetString());
    }

    [Fact]
    public async Task What_is_not_there_can_not_be_updated()
    {
        (await Api.PutAsync("/conversations/1", new { read = true })).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.PutAsync(Url, new { company_id = "5f4d3c1c" })).MustBeError(HttpStatusCode.NotFound, "company_not_found");
        Assert.Equal(HttpStatusCode.OK, (await Api.PutAsync(Url, """{"company_id":null}""")).Status);
    }

    [Fact]
    public async Task A_tag_is_applied_once_and_removed_once()
    {
        var tag = await Api.PostAsync(Tags, new { id = "301", admin_id = "101" });

        Shapes.AppliedTag.Check(tag.Json);
        Assert.Equal(("301", Now, "101"), (tag.Id, tag["applied_at"].GetInt64(), tag["applied_by"].GetProperty("id").GetString()));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(tag.Text, (await Api.PostAsync(Tags, """{"id":301,"admin_id":1}""")).Text);
        var conversation = await GetAsync();
        Shapes.Conversation("2.14").Check(conversation.Json);
        Assert.Equal($"[{tag.Text}]", conversation["tags"].GetProperty("tags").GetRawText());
        Assert.Equal((Now, 0), (conversation["updated_at"].GetInt64(), Parts(conversation).Length));

        Assert.Equal(tag.Text, (await Api.DeleteAsync($"{Tags}/301", new { admin_id = "1" })).Text);

        Assert.Empty(Assert.Single(Intercom.Conversations).Tags);
        (await Api.DeleteAsync($"{Tags}/301", new { admin_id = "1" })).MustBeError(HttpStatusCode.NotFound, "tag_not_found", "Tag not found");
    }

    [Fact]
    public async Task Unknown_conversations_tags_and_admins_are_told_apart()
    {
        (await Api.PostAsync("/conversations/1/tags", new { id = "301", admin_id = "1" })).MustBeError(
            HttpStatusCode.NotFound, "not_found", "Conversation not found");
        (await Api.DeleteAsync("/conversations/1/tags/301", new { admin_id = "1" })).MustBeError(
            HttpStatusCode.NotFound, "not_found", "Conversation not found");
        (await Api.PostAsync(Tags, new { id = "1", admin_id = "1" })).MustBeError(HttpStatusCode.NotFound, "tag_not_found", "Tag not found");
        (await Api.PostAsync(Tags, new { id = "301", admin_id = "2" })).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.PostAsync(Tags, new { id = "301" })).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await Api.DeleteAsync($"{Tags}/301")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Empty(Assert.Single(Intercom.Conversations).Tags);
    }
}
