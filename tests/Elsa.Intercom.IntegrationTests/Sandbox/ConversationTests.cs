using System.Net;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

public sealed class ConversationTests : SandboxTest
{
    [Theory]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task A_created_conversation_is_answered_as_a_message_and_given_back_as_a_conversation(string version)
    {
        using var api = new Caller(Intercom, version);
        var ada = Intercom.AddContact("ada@example.com", externalId: "70", name: "Ada");

        var message = await api.PostAsync("/conversations", From(ada.Id, "1 < 2 & \"so\" on\nand on"));
        Assert.Equal(HttpStatusCode.OK, message.Status);
        Shapes.Message.Check(message.Json);
        Assert.Equal(("user_message", "inapp", "1 < 2 & \"so\" on\nand on"),
            (message["type"].GetString(), message["message_type"].GetString(), message["body"].GetString()));
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), message["created_at"].GetInt64());

        var id = message["conversation_id"].GetString()!;
        Assert.Matches("^[0-9]+$", id);
        Assert.Matches("^[0-9]+$", message.Id);
        Assert.NotEqual(id, message.Id);

        var conversation = await api.GetAsync($"/conversations/{id}");
        Shapes.Conversation(version).Check(conversation.Json);
        Assert.Equal(id, conversation.Id);
        var source = conversation["source"];
        Assert.Equal(message.Id, source.GetProperty("id").GetString());
        Assert.Equal("<p>1 &lt; 2 &amp; \"so\" on<br>and on</p>", source.GetProperty("body").GetString());
        Assert.Equal("customer_initiated", source.GetProperty("delivered_as").GetString());
        Assert.Equal(ada.Id, source.GetProperty("author").GetProperty("id").GetString());
        var contact = Assert.Single(conversation["contacts"].GetProperty("contacts").EnumerateArray());
        Assert.Equal((ada.Id, "70"), (contact.GetProperty("id").GetString(), contact.GetProperty("external_id").GetString()));
        Assert.Equal(version == "2.16" ? "none" : "not_priority", conversation["priority"].GetString());
    }

    [Fact]
    public async Task Plain_text_is_given_back_as_it_was_sent()
    {
        var text = "1 < 2 & <b>so</b>\non 😀";
        var conversation = Intercom.AddConversation(Intercom.AddContact("ada@example.com").Id, text);

        var reply = await Api.GetAsync($"/conversations/{conversation.Id}?display_as=plaintext");

        Assert.Equal(text, reply["source"].GetProperty("body").GetString());
    }

    [Fact]
    public async Task Optional_fields_are_kept()
    {
        using var api = new Caller(Intercom, "2.16");
        var ada = Intercom.AddContact("ada@example.com", "lead");

        var reply = await api.PostAsync("/conversations", new
        {
            from = new { type = "contact", id = ada.Id },
            body = "Hello",
            subject = "Greeting",
            attachment_urls = Enumerable.Range(0, 10).Select(x => $"https://example.com/{x}.png"),
            created_at = 1_500_000_000,
            brand_id = "7"
        });

        Assert.Equal(1_500_000_000, reply["created_at"].GetInt64());
        var stored = Assert.Single(Intercom.Conversations);
        Assert.Equal(("Greeting", "7", 10), (stored.Subject, stored.BrandId, stored.AttachmentUrls.Count));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_500_000_000), stored.CreatedAt);
        Assert.Equal(TestClock.Start, stored.StoredAt);

        var conversation = await api.GetAsync($"/conversations/{stored.Id}");
        Shapes.Conversation("2.16").Check(conversation.Json);
        Assert.Equal("lead", conversation["source"].GetProperty("author").GetProperty("type").GetString());
        Assert.Equal("0.png", conversation["source"].GetProperty("attachments")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Fields_that_a_version_does_not_know_are_passed_over()
    {
        var body = new { from = new { type = "user", id = Intercom.AddContact("ada@example.com").Id }, body = "Hi", created_at = "x", brand_id = 7 };

        using var old = new Caller(Intercom, "2.10");
        Assert.Equal(HttpStatusCode.OK, (await old.PostAsync("/conversations", body)).Status);

        (await Api.PostAsync("/conversations", body)).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Null(Assert.Single(Intercom.Conversations).BrandId);
    }

    [Theory]
    [InlineData("""{"body":"Hi"}""", "from")]
    [InlineData("""{"from":"ID","body":"Hi"}""", "from")]
    [InlineData("""{"from":{"id":"ID"},"body":"Hi"}""", "from.type")]
    [InlineData("""{"from":{"type":"admin","id":"ID"},"body":"Hi"}""", "from.type")]
    [InlineData("""{"from":{"type":"user"},"body":"Hi"}""", "from.id")]
    [InlineData("""{"from":{"type":"user","id":1},"body":"Hi"}""", "from.id")]
    [InlineData("""{"from":{"type":"user","user_id":"ID"},"body":"Hi"}""", "from.id")]
    [InlineData("""{"from":{"type":"user","id":"ID"}}""", "body")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":""}""", "body")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":" \n"}""", "body")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":1}""", "body")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","subject":null}""", "subject")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","created_at":null}""", "created_at")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","created_at":"2026-01-01T00:00:00Z"}""", "created_at")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","created_at":99999999999999}""", "created_at")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","brand_id":12}""", "brand_id")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","attachment_urls":"https://example.com/a"}""", "attachment_urls")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","attachment_urls":["/a.png"]}""", "attachment_urls")]
    [InlineData("""{"from":{"type":"user","id":"ID"},"body":"Hi","attachment_urls":[1]}""", "attachment_urls")]
    [InlineData(
        """{"from":{"type":"user","id":"ID"},"body":"Hi","attachment_urls":["u:1","u:2","u:3","u:4","u:5","u:6","u:7","u:8","u:9","u:10","u:11"]}""",
        "attachment_urls")]
    public async Task A_field_that_breaks_the_description_is_refused_by_name(string body, string field)
    {
        using var api = new Caller(Intercom, "2.16");
        var ada = Intercom.AddContact("ada@example.com");

        var reply = await api.PostAsync("/conversations", body.Replace("ID", ada.Id, StringComparison.Ordinal));

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.GetProperty("field").GetString());
        Assert.Empty(Intercom.Conversations);
    }

    [Fact]
    public async Task An_unknown_contact_can_not_start_a_conversation()
    {
        var archived = Intercom.AddContact("ada@example.com", archived: true);

        foreach (var id in (string[])["123_doesnt_exist", "6762f11b1bb69f9f2193bba3", archived.Id])
            (await Api.PostAsync("/conversations", From(id))).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");

        Assert.Empty(Intercom.Conversations);
    }

    [Theory]
    [InlineData("lead", "user", 404)]
    [InlineData("user", "lead", 404)]
    [InlineData("lead", "lead", 200)]
    [InlineData("lead", "contact", 200)]
    [InlineData("user", "contact", 200)]
    public async Task A_contact_can_not_start_a_conversation_in_a_different_role(string role, string type, int status)
    {
        var contact = Intercom.AddContact("grace@example.com", role);

        var reply = await Api.PostAsync("/conversations", new { from = new { type, id = contact.Id }, body = "Hi" });

        Assert.Equal((status, status == 200 ? 1 : 0), ((int)reply.Status, Intercom.Conversations.Count));
    }

    [Fact]
    public async Task An_unknown_conversation_is_a_404() =>
        (await Api.GetAsync("/conversations/1")).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");

    [Fact]
    public async Task Every_post_is_another_conversation()
    {
        var ada = Intercom.AddContact("ada@example.com");

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Api.PostAsync("/conversations", From(ada.Id))));

        Assert.All(replies, x => Assert.Equal(HttpStatusCode.OK, x.Status));
        Assert.Equal(50, replies.Select(x => x["conversation_id"].GetString()).Distinct().Count());
        Assert.Equal(50, Intercom.Conversations.Select(x => x.MessageId).Distinct().Count());
    }
}
