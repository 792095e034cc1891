using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

public sealed class ConversationSearchTests : SandboxTest
{
    private const string Path = "/conversations/search";

    protected override void Configure(IntercomSandboxOptions options) => options.SearchDelay = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("source.body", "=", "support", "ada")]
    [InlineData("source.body", "=", "SUPPORT", "ada")]
    [InlineData("source.body", "=", "need support", "")]
    [InlineData("source.body", "~", "supp", "ada")]
    [InlineData("source.body", "!=", "support", "grace")]
    [InlineData("source.author.email", "=", "ADA@example.com", "ada")]
    [InlineData("source.author.type", "=", "lead", "grace")]
    [InlineData("source.delivered_as", "=", "customer_initiated", "ada grace")]
    [InlineData("created_at", "=", 1_000, "ada")]
    [InlineData("created_at", ">", 1_000, "ada grace")]
    [InlineData("created_at", ">", 1_001, "grace")]
    [InlineData("created_at", "<", 1_000, "ada")]
    [InlineData("created_at", ">=", "1001", "grace")]
    [InlineData("created_at", "<=", 999, "")]
    [InlineData("created_at", "!=", 1_000, "grace")]
    [InlineData("open", "=", true, "ada grace")]
    [InlineData("read", "=", true, "")]
    [InlineData("state", "=", "open", "ada grace")]
    [InlineData("admin_assignee_id", "=", 5, "")]
    [InlineData("admin_assignee_id", "=", null, "ada grace")]
    public async Task Operators_compare_as_described(string field, string operation, object? value, string found)
    {
        Seed();

        Assert.Equal(found, Found(await Api.SearchAsync(Path, field, operation, value)));
    }

    [Fact]
    public async Task Ids_are_searched_by_lists()
    {
        var (ada, grace) = Seed();

        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "contact_ids", "=", ada.ContactId)));
        Assert.Equal("ada grace", Found(await Api.SearchAsync(Path, "contact_ids", "IN", new[] { ada.ContactId, grace.ContactId })));
        Assert.Equal("grace", Found(await Api.SearchAsync(Path, "contact_ids", "NIN", new[] { ada.ContactId })));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "id", "=", ada.Id)));
        Assert.Equal("grace", Found(await Api.SearchAsync(Path, "source.id", "=", grace.MessageId)));
        Assert.Equal("grace", Found(await Api.SearchAsync(Path, "created_at", "IN", new[] { 2_000, 3_000 })));
    }

    [Fact]
    public async Task Groups_nest_two_deep()
    {
        Seed();
        object ada = Filter("source.author.email", "ada@example.com");
        object grace = Filter("source.author.email", "grace@example.com");
        object open = Filter("state", "open");

        Assert.Equal("ada", Found(await SearchAsync(Group("AND", ada, open))));
        Assert.Equal("", Found(await SearchAsync(Group("AND", ada, grace))));
        Assert.Equal("ada grace", Found(await SearchAsync(Group("OR", ada, grace))));
        Assert.Equal("ada grace", Found(await SearchAsync(Group("AND", Group("OR", ada, grace), Group("OR", open)))));
        (await SearchAsync(Group("AND", Group("OR", Group("AND", ada))))).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Fact]
    public async Task Groups_hold_fifteen_filters()
    {
        Seed();
        var filters = Enumerable.Repeat<object>(Filter("state", "open"), 15).ToArray();

        Assert.Equal("ada grace", Found(await SearchAsync(Group("AND", filters))));
        (await SearchAsync(Group("AND", [.. filters, filters[0]]))).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        (await SearchAsync(Group("OR"))).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"query":[]}""")]
    [InlineData("""{"query":{"operator":"XOR","value":[]}}""")]
    [InlineData("""{"query":{"operator":"AND","value":["open"]}}""")]
    [InlineData("""{"query":{"field":"open","operator":"="}}""")]
    [InlineData("""{"query":{"field":"open","operator":"~","value":true}}""")]
    [InlineData("""{"query":{"field":"created_at","operator":">","value":"foorbar"}}""")]
    [InlineData("""{"query":{"field":"created_at","operator":">","value":null}}""")]
    [InlineData("""{"query":{"field":"open","operator":"=","value":true},"pagination":{"per_page":151}}""")]
    [InlineData("""{"query":{"field":"open","operator":"=","value":true},"pagination":{"per_page":"5"}}""")]
    [InlineData("""{"query":{"field":"open","operator":"=","value":true},"pagination":{"starting_after":"x"}}""")]
    public async Task An_invalid_query_is_refused(string body) =>
        (await Api.PostAsync(Path, body)).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");

    [Fact]
    public async Task Pages_follow_one_another()
    {
        Seed();
        var query = new { field = "open", @operator = "=", value = true };

        var first = await Api.PostAsync(Path, new { query, pagination = new { per_page = 1, starting_after = (string?)null } });
        Assert.Equal("grace", Found(first));
        Assert.Equal(2, first["total_count"].GetInt32());

        var next = first["pages"].GetProperty("next").GetProperty("starting_after").GetString();
        var second = await Api.PostAsync(Path, new { query, pagination = new { per_page = 1, starting_after = next } });
        Assert.Equal("ada", Found(second));
        Assert.False(second["pages"].TryGetProperty("next", out _), "the last page has a next one");
    }

    [Fact]
    public async Task A_new_conversation_is_invisible_to_the_search_until_the_delay_is_over()
    {
        var ada = Intercom.AddContact("ada@example.com");
        var id = (await Api.PostAsync("/conversations", From(ada.Id)))["conversation_id"].GetString();

        Assert.Equal("", Found(await Api.SearchAsync(Path, "contact_ids", "=", ada.Id)));
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/conversations/{id}")).Status);
        Assert.Equal(1, (await Api.GetAsync("/conversations"))["total_count"].GetInt32());

        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "contact_ids", "=", ada.Id)));
    }

    [Fact]
    public async Task A_reply_is_seen_by_the_search_when_the_delay_is_over()
    {
        var (ada, _) = Seed();
        await Api.PostAsync($"/conversations/{ada.Id}/reply", new { type = "admin", message_type = "comment", admin_id = "1", body = "Hi" });
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal("", Found(await Api.SearchAsync(Path, "updated_at", ">=", now)));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "waiting_since", "=", 1_000)));
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "updated_at", ">=", now)));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "teammate_ids", "=", "1")));
        Assert.Equal("ada", Found(await Api.SearchAsync(Path, "waiting_since", "=", null)));
    }

    private (SandboxConversation Ada, SandboxConversation Grace) Seed()
    {
        var ada = Intercom.AddConversation(Intercom.AddContact("ada@example.com").Id, "I need support.", DateTimeOffset.FromUnixTimeSeconds(1_000));
        var grace = Intercom.AddConversation(Intercom.AddContact("grace@example.com", "lead").Id, "Hello", DateTimeOffset.FromUnixTimeSeconds(2_000));
        Clock.Advance(TimeSpan.FromSeconds(3));
        return (ada, grace);
    }

    private Task<Reply> SearchAsync(object query) => Api.PostAsync(Path, new { query });

    private static object Filter(string field, string value) => new { field, @operator = "=", value };

    private static object Group(string operation, params object[] value) => new { @operator = operation, value };

    private static string Found(Reply reply)
    {
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.ConversationList("2.14").Check(reply.Json);
        return string.Join(' ', reply["conversations"].EnumerateArray()
            .Select(x => x.GetProperty("source").GetProperty("author").GetProperty("email").GetString()!.Split('@')[0]).Order());
    }
}
