using System.Net;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>GET /conversations and the pages of lists.</summary>
public sealed class ConversationListTests : SandboxTest
{
    [Theory]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task The_newest_stand_first_twenty_to_a_page(string version)
    {
        var ids = Seed(21);
        using var api = new Caller(Intercom, version);

        var reply = await api.GetAsync("/conversations");

        Shapes.ConversationList(version).Check(reply.Json);
        Assert.Equal("conversation.list", reply["type"].GetString());
        Assert.Equal(21, reply["total_count"].GetInt32());
        Assert.Equal(ids.Reverse().Take(20), Ids(reply));
        Assert.False(reply["conversations"][0].TryGetProperty("conversation_parts", out _), "a list carries parts");
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_while_others_are_created()
    {
        var ids = Seed(7);
        var seen = new List<string>();
        var path = "/conversations?per_page=3";

        for (var page = 1; page <= 3; page++)
        {
            var reply = await Api.GetAsync(path);
            Shapes.ConversationList("2.14").Check(reply.Json);
            Assert.Equal(page, reply["pages"].GetProperty("page").GetInt32());
            Assert.Equal(3, reply["pages"].GetProperty("total_pages").GetInt32());
            seen.AddRange(Ids(reply));

            if (page == 3)
                Assert.False(reply["pages"].TryGetProperty("next", out _), "the last page has a next one");
            else
                path = $"/conversations?per_page=3&starting_after={reply["pages"].GetProperty("next").GetProperty("starting_after").GetString()}";

            if (page == 1)
                Seed(1);
        }

        Assert.Equal(ids.Reverse(), seen);
    }

    [Fact]
    public async Task No_result_is_an_empty_page()
    {
        var reply = await Api.GetAsync("/conversations");

        Shapes.ConversationList("2.14").Check(reply.Json);
        Assert.Equal(0, reply["pages"].GetProperty("total_pages").GetInt32());
    }

    [Theory]
    [InlineData("per_page=0")]
    [InlineData("per_page=151")]
    [InlineData("per_page=x")]
    [InlineData("per_page=-1")]
    [InlineData("per_page=99999999999999999999")]
    [InlineData("starting_after=2")]
    [InlineData("starting_after=%F0%9F%98%80")]
    [InlineData("starting_after=MTox")]
    public async Task An_invalid_page_is_refused(string query)
    {
        Seed(1);

        (await Api.GetAsync($"/conversations?{query}")).MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
    }

    private string[] Seed(int count)
    {
        var contact = Intercom.AddContact();
        return [.. Enumerable.Range(0, count).Select(_ => Intercom.AddConversation(contact.Id, "Hi").Id)];
    }

    private static IEnumerable<string> Ids(Reply reply) => reply["conversations"].EnumerateArray().Select(x => x.GetProperty("id").GetString()!);
}
