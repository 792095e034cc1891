using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>The faults of every route that changes something.</summary>
public sealed class EveryRouteTests : SandboxTest
{
    private static readonly Dictionary<string, (string Method, string Path, object? Body)> Changes = new()
    {
        ["reply"] = ("POST", "/conversations/CONVERSATION/reply", new { type = "admin", message_type = "comment", admin_id = "1", body = "Hi" }),
        ["close"] = ("POST", "/conversations/CONVERSATION/parts", new { type = "admin", message_type = "close", admin_id = "1" }),
        ["update"] = ("PUT", "/conversations/CONVERSATION", new { title = "Billing" }),
        ["tag"] = ("POST", "/conversations/CONVERSATION/tags", new { id = "302", admin_id = "1" }),
        ["untag"] = ("DELETE", "/conversations/CONVERSATION/tags/301", new { admin_id = "1" }),
        ["join"] = ("POST", "/conversations/CONVERSATION/customers", new { admin_id = "1", customer = new { email = "new@example.com" } }),
        ["convert"] = ("POST", "/conversations/CONVERSATION/convert", new { ticket_type_id = "401" }),
        ["make tag"] = ("POST", "/tags", new { name = "New" }),
        ["tag contact"] = ("POST", "/contacts/CONTACT/tags", new { id = "302" }),
        ["untag contact"] = ("DELETE", "/contacts/CONTACT/tags/301", null),
        ["note"] = ("POST", "/contacts/CONTACT/notes", new { body = "Hi" }),
        ["delete contact"] = ("DELETE", "/contacts/CONTACT", null),
        ["ticket"] = ("POST", "/tickets", new { ticket_type_id = "401", contacts = new[] { new { id = "CONTACT" } } }),
        ["message"] = ("POST", "/messages", new
        {
            message_type = "inapp",
            body = "Hi",
            from = new { type = "admin", id = 1 },
            to = new { type = "user", id = "CONTACT" },
            create_conversation_without_contact_reply = true
        }),
        ["event"] = ("POST", "/events", new { event_name = "paid", created_at = 1_500_000_000, id = "CONTACT" })
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_strikes_before_or_after_the_change(string name)
    {
        var send = await PrepareAsync(name);
        var before = Everything();
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError });
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.RateLimited });
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await send()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await send()).Status);
        Assert.Equal(before, Everything());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await send()).Status);
        Assert.NotEqual(before, Everything());
        Assert.Equal([false, false, true], Intercom.Faults.Injected.Select(x => x.Stored));
    }

    [Theory]
    [InlineData("tag", false)]
    [InlineData("tag contact", false)]
    [InlineData("update", false)]
    [InlineData("event", false)]
    [InlineData("close", true)]
    [InlineData("note", true)]
    public async Task A_repetition_without_news_stores_nothing(string name, bool stores)
    {
        var send = await PrepareAsync(name);
        await send();
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ServerError, AfterStoring = true });

        await send();

        Assert.Equal(stores, Assert.Single(Intercom.Faults.Injected).Stored);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("tag contact")]
    [InlineData("ticket")]
    [InlineData("message")]
    [InlineData("event")]
    public async Task A_new_contact_may_not_be_visible(string name)
    {
        var send = await PrepareAsync(name);
        var before = Everything();
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.ContactNotVisible });

        (await send()).MustBeError(HttpStatusCode.NotFound, "not_found", "User Not Found");
        Assert.Equal(before, Everything());
        Assert.True((await send()).Status is HttpStatusCode.OK or HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData(SandboxFaultKind.TruncatedJson, null)]
    [InlineData(SandboxFaultKind.WrongContentType, "text/html; charset=utf-8")]
    public async Task An_empty_answer_stays_empty(SandboxFaultKind kind, string? contentType)
    {
        var send = await PrepareAsync("event");
        Intercom.Faults.Add(new SandboxFault { Kind = kind });

        var reply = await send();

        Assert.Equal((HttpStatusCode.Accepted, "", contentType), (reply.Status, reply.Text, reply.Headers.GetValueOrDefault("Content-Type")));
    }

    [Fact]
    public async Task A_search_of_tickets_lags_too()
    {
        await (await PrepareAsync("ticket"))();
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromSeconds(3), Path = "/tickets/search" });

        Assert.Equal(0, (await Api.SearchAsync("/tickets/search", "open", "=", true))["total_count"].GetInt32());
        Assert.Equal(1, (await Api.SearchAsync("/tickets/search", "open", "=", true))["total_count"].GetInt32());
    }

    [Fact]
    public async Task A_search_that_lags_sees_the_state_of_then()
    {
        await (await PrepareAsync("close"))();
        Intercom.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.LaggingSearch, Delay = TimeSpan.FromSeconds(1) });

        Assert.Equal(1, (await Api.SearchAsync("/conversations/search", "state", "=", "open"))["total_count"].GetInt32());
        Assert.Equal(0, (await Api.SearchAsync("/conversations/search", "state", "=", "open"))["total_count"].GetInt32());
    }

    private async Task<Func<Task<Reply>>> PrepareAsync(string name)
    {
        var contact = Intercom.AddContact("ada@example.com");
        var conversation = Intercom.AddConversation(contact.Id, "Hi");
        await Api.PostAsync($"/conversations/{conversation.Id}/tags", new { id = "301", admin_id = "1" });
        await Api.PostAsync($"/contacts/{contact.Id}/tags", new { id = "301" });
        Clock.Advance(TimeSpan.FromSeconds(2));

        var (method, path, body) = Changes[name];
        var json = body is null ? null : Fill(JsonSerializer.Serialize(body));
        return () => method switch
        {
            "POST" => Api.PostAsync(Fill(path), json),
            "PUT" => Api.PutAsync(Fill(path), json!),
            _ => Api.DeleteAsync(Fill(path), json)
        };

        string Fill(string text) =>
            text.Replace("CONTACT", contact.Id, StringComparison.Ordinal).Replace("CONVERSATION", conversation.Id, StringComparison.Ordinal);
    }

    private string Everything() => JsonSerializer.Serialize(new object[]
    {
        Intercom.Contacts, Intercom.Conversations, Intercom.Parts, Intercom.Tags, Intercom.Tickets, Intercom.Notes, Intercom.Messages, Intercom.Events
    });
}
