using System.Net;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /conversations/search for what changes in the life of a conversation, and the order of the results.</summary>
public sealed class ConversationFindTests : SandboxTest
{
    private const string Path = "/conversations/search";

    [Theory]
    [InlineData("state", "=", "'closed'", "2")]
    [InlineData("state", "IN", "['open','snoozed']", "1 3")]
    [InlineData("open", "=", "false", "2")]
    [InlineData("tag_ids", "=", "'301'", "1")]
    [InlineData("tag_ids", "NIN", "['301']", "2 3")]
    [InlineData("admin_assignee_id", "=", "101", "1")]
    [InlineData("team_assignee_id", "=", "201", "3")]
    [InlineData("team_assignee_id", "=", "null", "1 2")]
    [InlineData("team_assignee_id", "=", "0", "1 2")]
    [InlineData("team_assignee_id", "!=", "0", "3")]
    [InlineData("team_assignee_id", "IN", "[0,201]", "1 2 3")]
    [InlineData("read", "=", "true", "2")]
    [InlineData("teammate_ids", "=", "'101'", "3")]
    [InlineData("statistics.last_closed_by_id", "=", "'1'", "2")]
    [InlineData("statistics.count_conversation_parts", ">", "2", "3")]
    [InlineData("statistics.last_contact_reply_at", ">", "1500", "2 3")]
    [InlineData("statistics.last_admin_reply_at", "!=", "null", "3")]
    [InlineData("snoozed_until", "=", "4102444800", "3")]
    public async Task Every_change_can_be_found(string field, string operation, string value, string found)
    {
        await SeedAsync();
        var query = $"{{'field':'{field}','operator':'{operation}','value':{value}}}".Replace('\'', '"');

        Assert.Equal(found, await FindAsync($$"""{"query":{{query}} }"""));
    }

    [Theory]
    [InlineData("""{"field":"created_at","order":"ascending"}""", "1 2 3")]
    [InlineData("""{"field":"created_at","order":"descending"}""", "3 2 1")]
    [InlineData("""{"field":"created_at"}""", "3 2 1")]
    [InlineData("""{"field":"statistics.last_close_at","order":"ascending"}""", "2 3 1")]
    [InlineData("""{"field":"source.subject","order":"ascending"}""", "3 2 1")]
    public async Task Results_are_sorted(string sort, string found)
    {
        await SeedAsync();

        Assert.Equal(found, await FindAsync($$"""{"query":{"field":"id","operator":"!=","value":"0"},"sort":{{sort}}}""", ordered: false));
    }

    [Fact]
    public async Task An_unknown_order_is_refused_as_described()
    {
        const string query = """{"query":{"field":"id","operator":"=","value":"0"},"sort":{"field":"created_at","order":"desc"}}""";

        (await Api.PostAsync(Path, query)).MustBeError(
            HttpStatusCode.BadRequest, "invalid_sort_order", "Invalid sort order 'desc'. Must be one of: ascending, descending");
        (await Api.PostAsync("/contacts/search", query)).MustBeError(HttpStatusCode.BadRequest, "invalid_sort_order");
    }

    [Fact]
    public async Task Contacts_are_sorted_too()
    {
        foreach (var name in (string[])["Grace", "ada", "Barbara"])
            Intercom.AddContact(name: name);

        var reply = await Api.PostAsync(
            "/contacts/search",
            """{"query":{"field":"role","operator":"=","value":"user"},"sort":{"field":"name","order":"ascending"},"pagination":{"per_page":2}}""");

        Assert.Equal(["ada", "Barbara"], reply["data"].EnumerateArray().Select(x => x.GetProperty("name").GetString()));
    }

    private async Task SeedAsync()
    {
        var contact = Intercom.AddContact("ada@example.com");
        string[] paths = [.. Enumerable.Range(1, 3).Select(x =>
            $"/conversations/{Intercom.AddConversation(contact.Id, $"Number {x}", DateTimeOffset.FromUnixTimeSeconds(1_000 * x)).Id}")];

        await Api.PostAsync($"{paths[0]}/tags", new { id = "301", admin_id = "1" });
        await Api.PostAsync($"{paths[0]}/parts", new { message_type = "assignment", type = "admin", admin_id = "1", assignee_id = "101" });
        await Api.PostAsync($"{paths[1]}/parts", new { message_type = "close", type = "admin", admin_id = "1" });
        await Api.PutAsync(paths[1], new { read = true });
        await Api.PostAsync($"{paths[2]}/reply", new { message_type = "note", type = "admin", admin_id = "1", body = "Look" });
        await Api.PostAsync($"{paths[2]}/parts", new { message_type = "assignment", type = "team", admin_id = "101", assignee_id = "201", body = "Help" });
        await Api.PostAsync($"{paths[2]}/parts", new { message_type = "snoozed", admin_id = "1", snoozed_until = 4_102_444_800 });
    }

    private async Task<string> FindAsync(string body, bool ordered = true)
    {
        var reply = await Api.PostAsync(Path, body);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var found = reply["conversations"].EnumerateArray().Select(x => $"{x.GetProperty("created_at").GetInt64() / 1_000}");
        return string.Join(' ', ordered ? found.Order() : found);
    }
}
