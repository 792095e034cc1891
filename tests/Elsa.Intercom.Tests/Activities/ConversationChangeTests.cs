using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Close, open, snooze and assign: what is sent, and that a state that is there already is left alone.</summary>
public sealed class ConversationChangeTests : IAsyncDisposable
{
    private const string Parts = "/conversations/42/parts";

    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    private readonly SocketStage _stage = new();

    public static TheoryData<string, ConversationChangeActivity, string, JObject> Changes => new()
    {
        {
            "close",
            new CloseConversation { Id = "change" },
            """{"message_type":"close","type":"admin","admin_id":"991"}""",
            new JObject { ["state"] = "closed" }
        },
        { "open", new OpenConversation { Id = "change" }, """{"message_type":"open","admin_id":"991"}""", new JObject { ["state"] = "open" } },
        {
            "snooze",
            new SnoozeConversation { Id = "change", SnoozeUntil = new(Tomorrow) },
            $$"""{"message_type":"snoozed","admin_id":"991","snoozed_until":{{Tomorrow.ToUnixTimeSeconds()}}}""",
            new JObject { ["state"] = "snoozed", ["snoozed_until"] = Tomorrow.ToUnixTimeSeconds() }
        },
        {
            "snooze for a day",
            new SnoozeConversation { Id = "change", SnoozeFor = Sample.Literal<TimeSpan?>("1.00:00:00") },
            $$"""{"message_type":"snoozed","admin_id":"991","snoozed_until":{{Tomorrow.ToUnixTimeSeconds()}}}""",
            new JObject { ["state"] = "snoozed", ["snoozed_until"] = Tomorrow.ToUnixTimeSeconds() }
        },
        { "to a teammate", Assign("admin:500"), Assignment("admin", "500"), new JObject { ["admin_assignee_id"] = 500 } },
        { "to digits", Assign("500"), Assignment("admin", "500"), new JObject { ["admin_assignee_id"] = "500" } },
        { "to a team", Assign("team:7"), Assignment("team", "7"), new JObject { ["team_assignee_id"] = 7 } },
        { "to nobody", Assign("Nobody"), Assignment("admin", "0"), new JObject { ["admin_assignee_id"] = 0, ["team_assignee_id"] = null } },
    };

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task A_change_is_sent_once_as_the_teammate(string name, ConversationChangeActivity activity, string body, JObject state)
    {
        Reads(Other());
        _stage.Intercom.On($"POST {Parts}").Reply(200, JsonThread.Of(state), headers: "X-Request-Id: request-1");

        var run = await _stage.RunAsync(OfConversation(activity));

        Assert.True(run.Outcome(activity) == "Done", name);
        Assert.Equal([$"POST {Parts} {body}"], _stage.Changes);
        Assert.Equal((true, "Changed"), (run.Output(activity, "Changed"), run.Journal(activity)["Result"]));
        Assert.Equal((string?)state["state"] ?? "open", run.Output(activity, "ConversationState"));
    }

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task What_is_so_already_is_left_alone(string name, ConversationChangeActivity activity, string body, JObject state)
    {
        Reads(JsonThread.Of(state));

        var run = await _stage.RunAsync(OfConversation(activity));

        Assert.True(run.Outcome(activity) == "Done", $"{name}, not {body}");
        Assert.Empty(_stage.Changes);
        Assert.Equal(false, run.Output(activity, "Changed"));
    }

    [Fact]
    public async Task Without_a_teammate_the_tokens_own_acts()
    {
        Reads(JsonThread.InState("open"));
        _stage.Intercom.On($"POST {Parts}").Reply(200, JsonThread.InState("closed"));

        await _stage.RunAsync(new CloseConversation { Id = "change", Conversation = new("42") });

        Assert.Equal([$$"""POST {{Parts}} {"message_type":"close","type":"admin","admin_id":"991267459"}"""], _stage.Changes);
    }

    [Theory]
    [InlineData("503", true, "Done", 1)]
    [InlineData("503", false, "Done", 2)]
    [InlineData("broken", true, "Done", 1)]
    [InlineData("broken", false, "Done", 2)]
    [InlineData("cut off", true, "Done", 1)]
    public async Task After_an_unclear_response_it_looks_and_sends_once_more_only_if_nothing_changed(
        string response, bool isThere, string outcome, int posts)
    {
        Reads(JsonThread.InState("open"), JsonThread.InState(isThere ? "closed" : "open"));
        Unclear(response).Reply(200, JsonThread.InState("closed"));
        var activity = OfConversation(new CloseConversation { Id = "change" });

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal((outcome, true), (run.Outcome(activity), run.Output(activity, "Changed")));
        Assert.Equal(posts, _stage.Changes.Count());
    }

    [Theory]
    [InlineData(503)]
    [InlineData(403)]
    public async Task When_the_second_attempt_fails_too_nobody_knows(int second)
    {
        Reads(JsonThread.InState("open"));
        Unclear("503").Reply(second, Answers.Error("some_code", "No"));
        var activity = OfConversation(new CloseConversation { Id = "change" });

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal("Unknown", run.Outcome(activity));
        Assert.Contains("It looks first", (string)run.Output(activity, "ErrorMessage")!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, _stage.Changes.Count());
    }

    [Fact]
    public async Task When_reading_fails_after_an_unclear_response_nothing_more_is_sent()
    {
        _stage.Intercom.On("GET /conversations/42").Reply(200, JsonThread.InState("open")).Reply(403, Answers.Error("forbidden", "No"));
        Unclear("503");
        var activity = OfConversation(new CloseConversation { Id = "change" });

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal("Unknown", run.Outcome(activity));
        Assert.Single(_stage.Changes);
    }

    [Fact]
    public async Task The_response_to_another_request_is_never_taken_for_the_conversation()
    {
        Reads(JsonThread.Of(new JObject { ["id"] = "43", ["state"] = "closed" }));
        var activity = OfConversation(new CloseConversation { Id = "change" });

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal(("Unavailable", "invalid_answer"), (run.Outcome(activity), run.Output(activity, "ErrorCode")));
        Assert.Empty(_stage.Changes);
    }

    [Fact]
    public async Task A_long_conversation_can_be_closed()
    {
        Reads(JsonThread.Of(null, JsonThread.Part("700", new string('x', 3 * 1024 * 1024))));
        _stage.Intercom.On($"POST {Parts}").Reply(200, JsonThread.InState("closed"));
        var activity = OfConversation(new CloseConversation { Id = "change" });

        Assert.Equal("Done", (await _stage.RunAsync(activity)).Outcome(activity));
    }

    [Fact]
    public async Task A_conversation_that_is_not_there_is_not_found()
    {
        _stage.Intercom.On("GET /conversations/42").Reply(404, Answers.Error("not_found", "Resource Not Found"));
        var activity = OfConversation(new CloseConversation { Id = "change" });

        var run = await _stage.RunAsync(activity, connected: true);

        Assert.Equal(
            ("Not Found", "not_found", Answers.RequestId), (run.Outcome(activity), run.Output(activity, "ErrorCode"), run.Output(activity, "RequestId")));
        Assert.Empty(_stage.Changes);
    }

    public static TheoryData<string, ConversationChangeActivity> Wrong => new()
    {
        { "Conversation is not an id", new CloseConversation { Id = "change", Conversation = new("last") } },
        { "Conversation is not an id", new CloseConversation { Id = "change" } },
        { "Admin is not an id", new CloseConversation { Id = "change", Conversation = new("42"), Admin = new("Ada") } },
        { "Assign to is not an id", new AssignConversation { Id = "change", Conversation = new("42"), AssignTo = new("team:support") } },
        { "Assign to is not an id", new AssignConversation { Id = "change", Conversation = new("42") } },
        { "Snooze until and Snooze for are both empty", new SnoozeConversation { Id = "change", Conversation = new("42") } },
        {
            "Snooze until and Snooze for are both given",
            new SnoozeConversation { Id = "change", Conversation = new("42"), SnoozeUntil = new(Tomorrow), SnoozeFor = new(TimeSpan.FromDays(1)) }
        },
        { "The time to snooze until is over", new SnoozeConversation { Id = "change", Conversation = new("42"), SnoozeUntil = new(TestClock.Start) } },
        { "Snooze for is not a duration", Snooze("3") },
        { "Snooze for is not a duration", Snooze("24:00:00") },
        { "Snooze for is not longer than zero", Snooze("-01:00:00") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_sent(string problem, ConversationChangeActivity activity)
    {
        var run = await _stage.RunAsync(activity);

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Requests);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static AssignConversation Assign(string to) => new() { Id = "change", AssignTo = new(to) };

    private static SnoozeConversation Snooze(string duration) => new()
    {
        Id = "change",
        Conversation = new("42"),
        SnoozeFor = Sample.Literal<TimeSpan?>(duration),
    };

    private static string Assignment(string type, string id) =>
        $$"""{"message_type":"assignment","type":"{{type}}","admin_id":"991","assignee_id":"{{id}}"}""";

    private static T OfConversation<T>(T activity)
        where T : ConversationChangeActivity
    {
        (activity.Conversation, activity.Admin) = (new("42"), new("991"));
        return activity;
    }

    /// <summary>A conversation in none of the wanted states.</summary>
    private static string Other() => JsonThread.Of(new JObject { ["state"] = "elsewhere", ["admin_assignee_id"] = 1, ["team_assignee_id"] = 2 });

    private void Reads(params string[] conversations)
    {
        foreach (var conversation in conversations)
            _stage.Intercom.On("GET /conversations/42").Reply(200, conversation);
    }

    private FakeRoute Unclear(string response)
    {
        var route = _stage.Intercom.On($"POST {Parts}");
        return response switch
        {
            "503" => route.Reply(503),
            "broken" => route.FailAfterSending(new HttpRequestException("broken")),
            _ => route.Reply(200, """{"type":"conversation","id":"4"""),
        };
    }
}
