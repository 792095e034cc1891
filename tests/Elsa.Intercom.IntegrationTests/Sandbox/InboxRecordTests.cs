namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Tickets, events, notes and messages in the page's data.</summary>
public sealed class InboxRecordTests : ReplyTest
{
    [Fact]
    public async Task A_converted_conversation_is_a_ticket_in_both_places()
    {
        var id = Conversation.Id;
        await Api.PostAsync($"/conversations/{id}/convert", new { ticket_type_id = "401", attributes = new { _default_title_ = "<b>Broken</b>" } });

        var state = await Api.GetAsync("/sandbox/state");

        Assert.Equal("#1, Bug report, Submitted", state["conversations"].GetProperty("items")[0].GetProperty("ticket").GetString());
        Assert.Equal(
            $$"""{"id":"{{id}}","number":"1","type":"Bug report","state":"Submitted","title":"<b>Broken</b>","contact":"Ada","conversation":"{{id}}"}""",
            await FirstAsync("tickets"));
    }

    [Fact]
    public async Task A_ticket_of_its_own_leads_to_no_conversation()
    {
        await Api.PostAsync("/tickets", new { ticket_type_id = "402", contacts = new[] { new { id = Conversation.ContactId } } });

        Assert.EndsWith(""","title":null,"contact":"Ada","conversation":null}""", await FirstAsync("tickets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_have_their_metadata()
    {
        await Api.PostAsync(
            "/events", new { id = Conversation.ContactId, event_name = "ordered", created_at = 1_600_000_000, metadata = new { plan = "pro", seats = 3 } });

        Assert.EndsWith(
            ""","name":"ordered","contact":"Ada","at":1600000000,"metadata":["plan: pro","seats: 3"]}""", await FirstAsync("events"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_and_messages_are_plain_texts_newest_first()
    {
        var contact = Conversation.ContactId;
        await Api.PostAsync($"/contacts/{contact}/notes", new { body = "<p>Pays late</p>", admin_id = "101" });
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Api.PostAsync(
            "/messages", new { message_type = "in_app", from = new { type = "admin", id = 1 }, to = new { type = "user", id = contact }, body = "Hi" });

        var texts = (await Api.GetAsync("/sandbox/state"))["texts"].GetProperty("items");

        Assert.Equal(
            [("Message", "Ada", "Sandbox Admin", "Hi"), ("Note", "Ada", "Mary Support", "Pays late")],
            texts.EnumerateArray().Select(x => (x.GetProperty("kind").GetString(), x.GetProperty("contact").GetString(), x.GetProperty("admin").GetString(),
                x.GetProperty("body").GetString())));
    }

    private async Task<string> FirstAsync(string list)
    {
        // The page's JSON escapes < and >.
        var item = (await Api.GetAsync("/sandbox/state"))[list].GetProperty("items")[0];
        return item.GetRawText().Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal);
    }
}
