using Elsa.Intercom.Activities;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A reply by a teammate: its request, its outputs, and what reconciliation takes for the same reply.</summary>
public sealed class ReplyToConversationTests : IAsyncDisposable
{
    private const string Post = "POST /conversations/{id}/reply";
    private const string Read = "GET /conversations/{id}";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];

    public ReplyToConversationTests() => _scene.Transport.On(Post, (request, _) =>
    {
        _scene.Trail.Add("send");
        _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
        return Task.FromResult(Conversation(Part("700"), Part("701")));
    });

    [Fact]
    public async Task A_reply_is_sent_as_the_admin_and_gives_the_id_of_its_part()
    {
        var activity = Reply();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(
            ["""{"message_type":"comment","admin_id":"991","body":"Welcome!","type":"admin"}"""],
            _sent.Select(body => body.ToString(Newtonsoft.Json.Formatting.None)));
        Assert.Equal("conversations/42/reply", Assert.Single(_scene.Transport.Requests).Request.Path);
        Assert.Equal(("701", false, "request-1"), (run.Output(activity, "PartId"), run.Output(activity, "Reused"), run.Output(activity, "RequestId")));
        Assert.Equal(("Created", "42", "701"), (run.Journal(activity)["Result"], run.Journal(activity)["ConversationId"], run.Journal(activity)["PartId"]));
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task The_same_key_sends_one_reply()
    {
        await _scene.RunAsync(Reply(activity => activity.IdempotencyKey = new("welcome:42")));
        var again = Reply(activity => activity.IdempotencyKey = new("welcome:42"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(("701", true), (run.Output(again, "PartId"), run.Output(again, "Reused")));
    }

    [Fact]
    public async Task A_conversation_under_the_same_key_is_another_thing()
    {
        await _scene.RunAsync(Sample.Conversation(activity => activity.IdempotencyKey = new("42")));
        var activity = Reply(activity => activity.IdempotencyKey = new("42"));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("701", run.Output(activity, "PartId"));
        Assert.Single(_sent);
    }

    public static TheoryData<string, Action<ReplyToConversation>> Wrong => new()
    {
        { "Conversation is not an id", activity => activity.Conversation = new("") },
        { "Conversation is not an id", activity => activity.Conversation = new("last") },
        { "Conversation is not an id", activity => activity.Conversation = new("ada@example.com") },
        { "Conversation is not an id", activity => activity.Conversation = new("42/parts") },
        { "Admin is not an id", activity => activity.Admin = new("Ada Lovelace") },
        { "Message is empty", activity => activity.Body = new(" \n") },
        { "Message contains half a character", activity => activity.Body = new("Hello \uD83D") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<ReplyToConversation> change)
    {
        var run = await _scene.RunAsync(Reply(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        var activity = Reply(activity => activity.DryRun = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Welcome!", (string?)JObject.Parse((string)run.Output(activity, "Request")!)["body"]);
        Assert.Contains("/conversations/42/reply", (string)run.Output(activity, "RequestCurl")!, StringComparison.Ordinal);
        Assert.Equal("admin_id", (string?)JObject.Parse((string)run.Output(activity, "ResolvedInputs")!)["fields"]!["AdminId"]!["as"]);
        Assert.Null(run.Output(activity, "PartId"));
        Assert.Empty(_scene.Transport.Requests);
        Assert.Empty(_scene.Trail.Steps);
    }

    public static TheoryData<string, JObject[], string?> Looks => new()
    {
        { "the one", [Part("700", by: "992"), Part("701")], "701" },
        { "as HTML", [Part("701", body: "<p class=\"no-margin\">Welcome!</p>")], "701" },
        { "nothing", [], null },
        { "by another teammate", [Part("701", by: "992")], null },
        { "by a contact of the same id", [Part("701", authorType: "user")], null },
        { "another text", [Part("701", body: "<p>Goodbye!</p>")], null },
        { "long before", [Part("701", at: TestClock.Start.AddHours(-1))], null },
        { "twice", [Part("701"), Part("702")], null },
        { "beside what has no text", [Part("700", body: null, type: "assignment"), Part("701")], "701" },
        { "beside a note of the same text", [Part("700", type: "note"), Part("701")], "701" },
        { "as a note", [Part("700", type: "note")], null },
        { "reopening the conversation", [Part("701", type: "open")], "701" },
    };

    [Theory, MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task After_an_unclear_answer_the_conversation_is_read_and_the_one_match_taken(string name, JObject[] parts, string? found)
    {
        Fails();
        _scene.Transport.On(Read, (_, _) => Task.FromResult(Conversation(parts)));
        var activity = Reply();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(found == (string?)run.Output(activity, "PartId"), name);
        Assert.Equal(found == null ? "Unknown" : "Done", run.Outcome(activity));
        Assert.All(_scene.Transport.Requests.Skip(1), sent => Assert.True(sent.Request.IsUrgent));
    }

    public static TheoryData<string, JObject[], bool> Nones => new()
    {
        { "nothing", [], true },
        { "what is not a reply and has no text", [Part("700", body: null, type: "assignment")], true },
        { "a note", [Part("700", type: "note")], true },
        { "a reply whose text was taken out", [Part("700", body: null)], false },
        { "a text whose author is not named", [Part("700", by: null, authorType: null, body: "<p>Goodbye!</p>")], true },
        { "our text, whose author is not named", [Part("701", by: null, authorType: null)], false },
        { "what can't be read", [Part(null!)], false },
        { "what can't be read after older ones", [Part("699", at: TestClock.Start.AddDays(-3)), Part(null!)], false },
    };

    [Theory, MemberData(nameof(Nones), DisableDiscoveryEnumeration = true)]
    public async Task It_is_sent_again_only_when_the_conversation_surely_shows_none(string name, JObject[] parts, bool isSentAgain)
    {
        Fails();
        _scene.Transport.On(Read, (_, _) => Task.FromResult(Conversation(parts)));

        await _scene.RunConnectedAsync(Reply(activity => activity.OnUnknown = new("Create")));

        Assert.True(isSentAgain == (_scene.Transport.Requests.Count(sent => sent.Request.Method == HttpMethod.Post) == 2), name);
    }

    [Fact]
    public async Task An_answer_that_shows_the_reply_in_other_words_gives_the_id_of_what_the_teammate_said_last()
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(Conversation(Part("700", by: "992"), Part("701", body: "<p>Welcome, friend!</p>"))));
        var activity = Reply();

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("701", false), (run.Output(activity, "PartId"), run.Output(activity, "Reused")));
    }

    [Theory]
    [InlineData(2, 1, "long ago", true)]
    [InlineData(501, 499, "long ago", true)]
    [InlineData(501, 499, "just now", false)]
    [InlineData(501, 1, "long ago", false)]
    public async Task Older_parts_of_a_long_conversation_do_not_matter(int total, int shown, string oldest, bool isComplete)
    {
        var earlier = Enumerable.Range(1, shown).Select(n => Part($"{n}", by: "992", at: TestClock.Start.AddDays(oldest == "just now" ? 0 : -3)));
        Fails();
        _scene.Transport.On(Read, (_, _) => Task.FromResult(Conversation([.. earlier, Part("701")], total)));
        var activity = Reply();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal(isComplete ? "Done" : "Unknown", run.Outcome(activity));
    }

    [Fact]
    public async Task A_conversation_that_no_longer_exists_proves_nothing()
    {
        Fails();

        Assert.Equal("Unknown", (await _scene.RunAsync(Reply())).Fault.Type);
    }

    public static TheoryData<string, JObject[]> WithoutIt => new()
    {
        { "nothing", [] },
        { "what the teammate said earlier", [Part("700", body: "<p>Hello!</p>", at: TestClock.Start.AddHours(-1))] },
        { "what somebody else said last", [Part("700", by: "992", body: "<p>Hello!</p>")] },
        { "a note", [Part("700", type: "note")] },
    };

    [Theory, MemberData(nameof(WithoutIt), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_that_does_not_show_the_reply_is_looked_at_again(string name, JObject[] parts)
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(Conversation(parts)));
        _scene.Transport.On(Read, (_, _) => Task.FromResult(Conversation(Part("701"))));
        var activity = Reply();

        var run = await _scene.RunAsync(activity);

        Assert.Equal((name, "701", true), (name, run.Output(activity, "PartId"), run.Output(activity, "Reused")));
    }

    [Fact]
    public async Task An_unknown_conversation_is_Not_Found_and_releases_the_key()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.NotFound, "not_found", "Resource Not Found"));

        var run = await _scene.RunAsync(Reply());

        Assert.Equal(("not_found", "Not Found"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(["commit", "claim", "begin sending", "release"], _scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static ReplyToConversation Reply(Action<ReplyToConversation>? change = null)
    {
        var activity = new ReplyToConversation { Id = "reply", Conversation = new("42"), Admin = new("991"), Body = new("Welcome!") };
        change?.Invoke(activity);
        return activity;
    }

    private void Fails() => _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));

    private static JObject Conversation(params JObject[] parts) => Conversation(parts, parts.Length);

    private static JObject Conversation(JObject[] parts, int total) => new()
    {
        ["type"] = "conversation",
        ["id"] = "42",
        ["state"] = "open",
        ["request_id"] = "request-1",
        ["conversation_parts"] = new JObject { ["conversation_parts"] = new JArray(parts.Cast<object>().ToArray()), ["total_count"] = total },
    };

    private static JObject Part(
        string id,
        string? by = "991",
        string? authorType = "admin",
        string? body = "<p>Welcome!</p>",
        string type = "comment",
        DateTimeOffset? at = null) => new()
        {
            ["type"] = "conversation_part",
            ["id"] = id,
            ["part_type"] = type,
            ["body"] = body,
            ["created_at"] = (at ?? TestClock.Start).ToUnixTimeSeconds(),
            ["author"] = new JObject { ["type"] = authorType, ["id"] = by },
        };
}
