using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Api;

/// <summary>The search for conversations on the wire.</summary>
public sealed class ConversationSearchTests : IAsyncDisposable
{
    private static readonly ConversationSearch OfTheContact = new() { ContactId = Answers.ContactId };

    private readonly IntercomHarness _intercom = new();

    [Fact]
    public async Task Without_times_only_the_contact_is_asked_for()
    {
        _intercom.Handler.Default.Reply(200, JsonConversation.List([]));

        var result = await _intercom.Client.Conversations.SearchAsync(OfTheContact);

        Assert.Empty(result.Conversations);
        Assert.True(result.IsComplete);
        var sent = Assert.Single(_intercom.Handler.Requests);
        Assert.Equal("POST /conversations/search", sent.Line);
        Assert.Equal(
            $$$"""{"query":{"operator":"AND","value":[{"field":"contact_ids","operator":"=","value":"{{{Answers.ContactId}}}"}]},"""
                + "\"pagination\":{\"per_page\":50}}",
            sent.Body);
    }

    [Fact]
    public async Task A_conversation_is_read_with_all_that_tells_it_from_others()
    {
        _intercom.Handler.Default.Reply(200, JsonConversation.List([new JsonConversation()]));

        var found = Assert.Single((await _intercom.Client.Conversations.SearchAsync(OfTheContact)).Conversations);

        Assert.Equal((Answers.ConversationId, Answers.MessageId, Answers.ContactId, "<p>Hello</p>"), (found.Id, found.MessageId, found.AuthorId, found.Body));
        Assert.Equal(TestClock.Start, found.CreatedAt);
        Assert.Equal([Answers.ContactId], found.ContactIds);
    }

    [Fact]
    public async Task All_pages_are_read_and_what_stands_on_two_of_them_counts_once()
    {
        _intercom.Handler.Default
            .Reply(200, JsonConversation.List([new JsonConversation("1"), new JsonConversation("2")], next: "page \"2\""))
            .Reply(200, JsonConversation.List([new JsonConversation("2"), new JsonConversation("3")], next: "page 3"))
            .Reply(200, JsonConversation.List([]));

        var result = await _intercom.Client.Conversations.SearchAsync(OfTheContact);

        Assert.Equal(["1", "2", "3"], result.Conversations.Select(conversation => conversation.Id));
        Assert.True(result.IsComplete);
        Assert.Equal([null, "page \"2\"", "page 3"], _intercom.Handler.Requests.Select(request => (string?)request.Json["pagination"]!["starting_after"]));
    }

    [Fact]
    public async Task After_thirty_pages_it_says_that_there_are_more()
    {
        _intercom.Handler.Default.Reply(200, JsonConversation.List([new JsonConversation()], next: "more"));

        var result = await _intercom.Client.Conversations.SearchAsync(OfTheContact);

        Assert.False(result.IsComplete);
        Assert.Equal(30, _intercom.Handler.Requests.Count);
    }

    [Fact]
    public async Task Ten_pages_that_are_all_are_complete()
    {
        for (var page = 1; page <= 9; page++)
            _intercom.Handler.Default.Reply(200, JsonConversation.List([new JsonConversation($"{page}")], next: $"{page}"));

        _intercom.Handler.Default.Reply(200, JsonConversation.List([new JsonConversation("10")]));

        var result = await _intercom.Client.Conversations.SearchAsync(OfTheContact);

        Assert.True(result.IsComplete);
        Assert.Equal(10, result.Conversations.Count);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 0)]
    public async Task Times_are_compared_again_by_seconds_for_Intercom_may_compare_by_days(int second, int count)
    {
        _intercom.Handler.Default.Reply(200, JsonConversation.List([new JsonConversation { CreatedAt = TestClock.Start.AddSeconds(second) }]));

        var result = await _intercom.Client.Conversations.SearchAsync(
            new ConversationSearch
            {
                ContactId = Answers.ContactId,
                CreatedFrom = TestClock.Start,
                CreatedUntil = TestClock.Start.AddMinutes(1),
            });

        Assert.Equal(count, result.Conversations.Count);
    }

    [Fact]
    public async Task Conversations_of_others_are_left_out_though_the_answer_has_them()
    {
        var started = new JsonConversation("started").Json();
        started["contacts"] = null;
        var joined = new JsonConversation("joined").Json();
        joined["source"] = null;
        _intercom.Handler.Default.Reply(
            200, JsonConversation.ListOf(new JArray(started, joined, new JsonConversation("other") { ContactId = Answers.OtherContactId }.Json())));

        Assert.Equal(
            ["started", "joined"], (await _intercom.Client.Conversations.SearchAsync(OfTheContact)).Conversations.Select(conversation => conversation.Id));
    }

    [Theory]
    [InlineData("created_at", "\"yesterday\"")]
    [InlineData("created_at", "1.5")]
    [InlineData("created_at", "-1")]
    [InlineData("created_at", "253402300800")]
    [InlineData("created_at", "99999999999999999999999999")]
    [InlineData("created_at", "{}")]
    [InlineData("source.body", "[1]")]
    [InlineData("source.body", "null")]
    [InlineData("source.id", "{}")]
    [InlineData("source.author", "[]")]
    [InlineData("contacts.contacts", "{}")]
    [InlineData("contacts.contacts", "[null,1,[],{\"id\":[]},{\"id\":\"6762f0dd1bb69f9f2193bb83\"}]")]
    [InlineData("contacts", "\"none\"")]
    public async Task A_conversation_with_odd_values_is_not_overlooked(string field, string value)
    {
        var json = new JsonConversation().Json();
        json.SelectToken(field)!.Replace(JToken.Parse(value));
        _intercom.Handler.Default.Reply(200, JsonConversation.ListOf([json]));

        var found = Assert.Single((await _intercom.Client.Conversations.SearchAsync(OfTheContact)).Conversations);

        Assert.Equal(Answers.ConversationId, found.Id);
        Assert.True(field != "created_at" || found.CreatedAt == null);
    }

    [Fact]
    public async Task An_item_that_is_not_a_conversation_is_ignored()
    {
        var nameless = new JsonConversation().Json();
        nameless["id"] = null;
        var numbered = new JsonConversation().Json();
        numbered["id"] = 7;
        _intercom.Handler.Default.Reply(200, JsonConversation.ListOf(new JArray(JValue.CreateNull(), 1, "x", new JArray(), new JObject(), nameless, numbered)));

        Assert.Equal("7", Assert.Single((await _intercom.Client.Conversations.SearchAsync(OfTheContact)).Conversations).Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"conversations\":null}")]
    [InlineData("{\"conversations\":{}}")]
    [InlineData("{\"type\":\"list\",\"data\":[]}")]
    public async Task A_response_without_a_list_is_not_Intercoms_and_not_an_empty_list(string answer)
    {
        _intercom.Handler.Default.Reply(200, answer);

        var e = await Assert.ThrowsAsync<IntercomException>(() => _intercom.Client.Conversations.SearchAsync(OfTheContact));

        Assert.Equal((IntercomErrorKind.Unavailable, IntercomErrorCodes.InvalidAnswer), (e.Kind, e.Code));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"more\"")]
    [InlineData("{\"starting_after\":null}")]
    [InlineData("{\"starting_after\":\"\"}")]
    [InlineData("{\"starting_after\":{}}")]
    [InlineData("{}")]
    public async Task A_next_page_that_is_none_ends_the_search(string next)
    {
        _intercom.Handler.Default.Reply(200, $"{{\"conversations\":[],\"pages\":{{\"next\":{next}}}}}");

        Assert.True((await _intercom.Client.Conversations.SearchAsync(OfTheContact)).IsComplete);
        Assert.Single(_intercom.Handler.Requests);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
