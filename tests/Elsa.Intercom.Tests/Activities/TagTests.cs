using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Tags of conversations and of contacts, by name.</summary>
public sealed class TagTests : IAsyncDisposable
{
    private const string Tag = """{"type":"tag","id":"7","name":"VIP"}""";

    private readonly SocketStage _stage = new();

    [Theory]
    [InlineData("conversation", """POST /conversations/42/tags {"id":"7","admin_id":"991"}""")]
    [InlineData("contact", """POST /contacts/6762f11b1bb69f9f2193bba3/tags {"id":"7"}""")]
    public async Task A_tag_is_found_or_made_by_name_and_added(string of, string added)
    {
        Knows(tagged: false);
        var activity = Create(of, "vip", "Add");

        var run = await _stage.RunAsync(activity);

        Assert.Equal(["""POST /tags {"name":"vip"}""", added], _stage.Changes);
        Assert.Equal((true, "7", "Added"), (run.Output(activity, "Changed"), run.Output(activity, "TagId"), run.Journal(activity)["Result"]));
    }

    [Theory]
    [InlineData("conversation", """DELETE /conversations/42/tags/7 {"admin_id":"991"}""")]
    [InlineData("contact", "DELETE /contacts/6762f11b1bb69f9f2193bba3/tags/7 {}")]
    public async Task A_tag_that_is_there_is_removed(string of, string removed)
    {
        Knows(tagged: true);
        var activity = Create(of, "vip", "remove");

        var run = await _stage.RunAsync(activity);

        Assert.Equal([removed], _stage.Changes);
        Assert.Equal((true, "7", "Removed"), (run.Output(activity, "Changed"), run.Output(activity, "TagId"), run.Journal(activity)["Result"]));
    }

    [Theory]
    [InlineData("conversation", "Add", true, "7")]
    [InlineData("contact", "Add", true, "7")]
    [InlineData("conversation", "Remove", false, null)]
    [InlineData("contact", "Remove", false, null)]
    public async Task What_is_so_already_is_left_alone(string of, string action, bool tagged, string? id)
    {
        Knows(tagged);
        var activity = Create(of, "VIP", action);

        var run = await _stage.RunAsync(activity);

        Assert.Empty(_stage.Changes);
        Assert.Equal(("Done", false, id), (run.Outcome(activity), run.Output(activity, "Changed"), run.Output(activity, "TagId")));
    }

    [Fact]
    public async Task A_tag_that_somebody_removed_meanwhile_is_gone_all_the_same()
    {
        Knows(tagged: true);
        _stage.Intercom.On("DELETE /conversations/42/tags/7").Reply(503).Reply(404, Answers.Error("tag_not_found", "Tag not found"));
        var activity = Create("conversation", "VIP", "Remove");

        Assert.Equal("Done", (await _stage.RunAsync(activity, connected: true)).Outcome(activity));
    }

    [Theory]
    [InlineData(false, "Done")]
    [InlineData(true, "Not Found")]
    public async Task A_contacts_tag_that_is_not_found_is_looked_at_again(bool isThere, string outcome)
    {
        Knows(tagged: true);
        _stage.Intercom.On($"DELETE /contacts/{Sample.ContactId}/tags/7").Reply(404, Answers.Error("not_found", "Resource Not Found"));
        _stage.Intercom.On($"GET /contacts/{Sample.ContactId}/tags").Reply(200, $$"""{"data":[{{(isThere ? Tag : "")}}]}""");
        var activity = Create("contact", "VIP", "Remove");

        Assert.Equal(outcome, (await _stage.RunAsync(activity, connected: true)).Outcome(activity));
    }

    [Fact]
    public async Task The_response_to_another_request_is_never_taken_for_the_tag()
    {
        Knows(tagged: false);
        _stage.Intercom.On("POST /tags").Reply(200, """{"type":"tag","id":"8","name":"Spam"}""");
        var activity = Create("contact", "VIP", "Add");

        Assert.Equal("Unknown", (await _stage.RunAsync(activity, connected: true)).Outcome(activity));
        Assert.Single(_stage.Changes);
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_gets_no_tag()
    {
        _stage.Intercom.On("GET /conversations/42").Reply(404, Answers.Error("not_found", "Resource Not Found"));
        var activity = Create("conversation", "VIP", "Add");

        Assert.Equal("Not Found", (await _stage.RunAsync(activity, connected: true)).Outcome(activity));
        Assert.Empty(_stage.Changes);
    }

    [Theory]
    [InlineData("conversation", "", "Add", "Tag is empty")]
    [InlineData("contact", " ", "Add", "Tag is empty")]
    [InlineData("contact", "VIP", "Toggle", "Action is not one of its choices")]
    public async Task Invalid_input_is_refused_before_anything_is_sent(string of, string tag, string action, string problem)
    {
        var run = await _stage.RunAsync(Create(of, tag, action));

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Requests);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static IntercomActivity Create(string of, string tag, string action) => of == "contact"
        ? new TagContact { Id = "tag", Contact = new(Sample.ContactId), Tag = new(tag), Action = new(action) }
        : new TagConversation { Id = "tag", Conversation = new("42"), Admin = new("991"), Tag = new(tag), Action = new(action) };

    private void Knows(bool tagged)
    {
        var tags = tagged ? new JArray(JObject.Parse(Tag)) : [];
        _stage.Intercom.On("GET /conversations/42").Reply(200, JsonThread.Of(new JObject { ["tags"] = new JObject { ["tags"] = tags } }));
        _stage.Intercom.On($"GET /contacts/{Sample.ContactId}/tags").Reply(200, new JObject { ["type"] = "list", ["data"] = tags }.ToString());
        _stage.Intercom.Default.Reply(200, Tag);
    }
}
