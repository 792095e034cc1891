using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A search: its query, what the client compares again, the order and the limit.</summary>
public sealed class FindConversationsTests : IAsyncDisposable
{
    private const string Search = "POST /conversations/search";

    private readonly SocketStage _stage = new();

    [Fact]
    public async Task Every_criterion_becomes_a_term_of_the_query()
    {
        _stage.Intercom.On("GET /tags").Reply(200, """{"type":"list","data":[{"type":"tag","id":"7","name":"VIP"}]}""");
        Finds();
        var activity = Find(find =>
        {
            find.Contact = new(Sample.ContactId);
            find.State = new("open");
            find.Tag = new("vip");
            find.AssignedTo = new("team:7");
            find.Text = new("my invoice!");
            find.CreatedAfter = new(DateTimeOffset.FromUnixTimeSeconds(1000000));
            find.CreatedBefore = new(DateTimeOffset.FromUnixTimeSeconds(2000000));
            find.UpdatedAfter = new(DateTimeOffset.FromUnixTimeSeconds(1500000));
        });

        await _stage.RunAsync(activity);

        var query = Assert.Single(_stage.Intercom.Requests, request => request.Line == Search).Json["query"]!;
        Assert.Equal(
            [
                $"contact_ids = {Sample.ContactId}", "state = open", "tag_ids = 7", "team_assignee_id = 7", "source.body = invoice", "created_at > 827200",
                "created_at < 2172800", "updated_at > 1327200",
            ],
            query["value"]!.Select(term => $"{term["field"]} {term["operator"]} {term["value"]}"));
        Assert.Equal(JTokenType.Integer, query["value"]![3]!["value"]!.Type);
    }

    [Theory]
    [InlineData(null, "3,1,2")]
    [InlineData("OldestActivity", "2,1,3")]
    [InlineData("newest", "2,3,1")]
    [InlineData("Oldest", "1,3,2")]
    public async Task The_order_is_the_one_that_was_chosen(string? order, string expected)
    {
        Finds(Conversation("1", created: 1, updated: 20), Conversation("2", created: 3, updated: 10), Conversation("3", created: 2, updated: 30));
        var activity = Find(find => find.Order = new(order));

        var run = await _stage.RunAsync(activity);

        var ids = expected.Split(',');
        Assert.Equal(ids, (IEnumerable<string>)run.Output(activity, "ConversationIds")!);
        Assert.Equal((ids[0], 3), (run.Output(activity, "ConversationId"), run.Output(activity, "Count")));
    }

    [Fact]
    public async Task The_limit_cuts_the_sorted_list()
    {
        Finds(Conversation("1", updated: 1), Conversation("2", updated: 2), Conversation("3", updated: 3));
        var activity = Find(find => find.Limit = new(2));

        var run = await _stage.RunAsync(activity);

        Assert.Equal(["3", "2"], (IEnumerable<string>)run.Output(activity, "ConversationIds")!);
        Assert.Equal(["3", "2"], ((object[])run.Output(activity, "Conversations")!).Select(item => ((IDictionary<string, object?>)item)["id"]));
    }

    [Fact]
    public async Task What_Intercom_compares_loosely_is_compared_again()
    {
        Finds(
            Conversation("1", body: "<p>Where is my <b>invoice</b>?</p>"),
            Conversation("2", body: "<p>The invoice is mine</p>"),
            Conversation("3", body: "<p>My invoice</p>", assignee: 500));
        var activity = Find(find => (find.Text, find.AssignedTo) = (new("MY INVOICE"), new("nobody")));

        var run = await _stage.RunAsync(activity);

        Assert.Equal(["1"], (IEnumerable<string>)run.Output(activity, "ConversationIds")!);
    }

    [Fact]
    public async Task None_is_a_result_too()
    {
        Finds();
        var activity = Find(_ => { });

        var run = await _stage.RunAsync(activity);

        Assert.Equal(("Done", null, 0), (run.Outcome(activity), run.Output(activity, "ConversationId"), run.Output(activity, "Count")));
        Assert.Contains(
            """{"field":"created_at","operator":">","value":0}""", _stage.Intercom.Requests[0].Json.ToString(Formatting.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_never_taken_for_none()
    {
        _stage.Intercom.On(Search).Reply(200, JsonConversation.List([new JsonConversation("1")], next: "more"));
        var activity = Find(find => find.Text = new("invoice"));

        var run = await _stage.RunAsync(activity);

        Assert.StartsWith("More conversations match than can be read", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_conversation_has_a_tag_that_the_workspace_lacks()
    {
        _stage.Intercom.On("GET /tags").Reply(200, """{"type":"list","data":[]}""");
        var activity = Find(find => find.Tag = new("VIP"));

        Assert.Equal(0, (await _stage.RunAsync(activity)).Output(activity, "Count"));
        Assert.Equal(0, _stage.Intercom.Count(Search));
    }

    public static TheoryData<string, Action<FindConversations>> Wrong => new()
    {
        { "Limit is not a whole number from 1 to 500", find => find.Limit = new(501) },
        { "Limit is not a whole number from 1 to 500", find => find.Limit = Sample.Literal<int?>("0") },
        { "State is not one of its choices", find => find.State = new("lost") },
        { "Assigned to is not an id", find => find.AssignedTo = new("team:support") },
        { "Created after has no offset", find => find.CreatedAfter = Sample.Literal<DateTimeOffset?>("2026-01-31") },
        {
            "Created after is later than Created before",
            find => (find.CreatedAfter, find.CreatedBefore) = (new(TestClock.Start), new(TestClock.Start.AddDays(-1)))
        },
        { "Contact is an email address", find => (find.IdentifyBy, find.Contact) = (new("id"), new(Sample.Email)) },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_sent(string problem, Action<FindConversations> change)
    {
        var run = await _stage.RunAsync(Find(change));

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Requests);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static FindConversations Find(Action<FindConversations> change)
    {
        var activity = new FindConversations { Id = "find" };
        change(activity);
        return activity;
    }

    private static JObject Conversation(string id, int created = 1, int updated = 1, string? body = "<p>Hello</p>", int? assignee = null)
    {
        var json = new JsonConversation(id) { Body = body, CreatedAt = TestClock.Start.AddMinutes(created) }.Json();
        (json["updated_at"], json["admin_assignee_id"]) = (TestClock.Start.AddMinutes(updated).ToUnixTimeSeconds(), assignee);
        return json;
    }

    private void Finds(params JObject[] conversations) =>
        _stage.Intercom.On(Search).Reply(200, JsonConversation.ListOf(new JArray(conversations.Cast<object>().ToArray())));
}
