using System.Net;
using System.Text.Json;
using Elsa.Intercom.Sandbox;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>POST /conversations/{id}/parts, and the states between which it and replies move a conversation.</summary>
public sealed class ConversationStateTests : ReplyTest
{
    private const string Close = """{"message_type":"close","type":"admin","admin_id":"1"}""";
    private const string Open = """{"message_type":"open","admin_id":"1"}""";

    private static readonly long Tomorrow = TestClock.Start.AddDays(1).ToUnixTimeSeconds();

    private static string Snooze { get; } = $$"""{"message_type":"snoozed","admin_id":"1","snoozed_until":{{Tomorrow}}}""";

    [Theory]
    [InlineData("open", "close", "close", "closed")]
    [InlineData("open", "open", "open", "open")]
    [InlineData("open", "snooze", "snoozed", "snoozed")]
    [InlineData("open", "assign", "assignment", "open")]
    [InlineData("open", "contact", "comment", "open")]
    [InlineData("open", "comment", "comment", "open")]
    [InlineData("closed", "close", "close", "closed")]
    [InlineData("closed", "open", "open", "open")]
    [InlineData("closed", "snooze", "snoozed", "snoozed")]
    [InlineData("closed", "assign", "assign_and_reopen", "open")]
    [InlineData("closed", "contact", "open", "open")]
    [InlineData("closed", "comment", "comment", "closed")]
    [InlineData("closed", "note", "note", "closed")]
    [InlineData("snoozed", "close", "close", "closed")]
    [InlineData("snoozed", "open", "open", "open")]
    [InlineData("snoozed", "snooze", "snoozed", "snoozed")]
    [InlineData("snoozed", "assign", "assignment", "snoozed")]
    [InlineData("snoozed", "contact", "comment", "open")]
    [InlineData("snoozed", "comment", "comment", "open")]
    [InlineData("snoozed", "note", "note", "snoozed")]
    public async Task Every_action_adds_one_part_and_moves_the_state(string from, string action, string partType, string to)
    {
        await ActAsync(from == "closed" ? "close" : from == "snoozed" ? "snooze" : "open");

        var reply = await ActAsync(action);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Conversation("2.14").Check(reply.Json);
        var parts = Parts(reply);
        Assert.Equal(2, parts.Length);
        Assert.Equal((partType, to), (Text(parts[1], "part_type"), Text(parts[1], "state")));
        Assert.Equal((to, to != "closed"), (reply["state"].GetString(), reply["open"].GetBoolean()));
        Assert.Equal(to == "snoozed" ? Tomorrow : null, Time(reply, "snoozed_until"));
        Assert.Equal(reply.Text, (await GetAsync()).Text);
        Assert.Equal(to, Assert.Single(Intercom.Conversations).State);
    }

    [Fact]
    public async Task A_snooze_ends_by_itself()
    {
        await PostAsync(Snooze);
        Clock.Advance(TestClock.Start.AddDays(1) - Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal("snoozed", (await GetAsync())["state"].GetString());

        Clock.Advance(TimeSpan.FromSeconds(1));

        var awake = await GetAsync();
        Assert.Equal(("open", null, Tomorrow), (awake["state"].GetString(), Time(awake, "snoozed_until"), awake["updated_at"].GetInt64()));
        Assert.Equal("open", Assert.Single(Intercom.Conversations).State);
        Assert.Equal(
            Tomorrow + 60, Time(await PostAsync($$"""{"message_type":"snoozed","admin_id":"1","snoozed_until":{{Tomorrow + 60}}}"""), "snoozed_until"));
    }

    [Fact]
    public async Task The_page_notices_the_end_of_a_snooze()
    {
        await PostAsync(Snooze);
        var revision = (await Api.GetAsync("/sandbox/state"))["revision"].GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await Api.GetAsync($"/sandbox/state?after={revision}")).Status);

        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/sandbox/state?after={revision}")).Status);
    }

    [Fact]
    public async Task A_text_of_an_action_answers_the_contact_and_an_action_without_one_does_not()
    {
        Assert.Equal(TestClock.Start.ToUnixTimeSeconds(), Time(await PostAsync(Close), "waiting_since"));
        Assert.Equal(JsonValueKind.Null, (await GetAsync())["teammates"].ValueKind);

        var closed = await PostAsync("""{"message_type":"close","type":"admin","admin_id":1,"body":"Goodbye :)"}""");

        Assert.Null(Time(closed, "waiting_since"));
        Assert.Equal("<p>Goodbye :)</p>", Text(Parts(closed)[1], "body"));
        Assert.Equal(JsonValueKind.Null, Parts(closed)[0].GetProperty("body").ValueKind);
        Assert.Equal("1", Assert.Single(closed["teammates"].GetProperty("teammates").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("2.15", "null")]
    [InlineData("2.16", "0")]
    public async Task A_conversation_has_an_admin_and_a_team_or_nobody(string version, string nobody)
    {
        using var api = new Caller(Intercom, version);
        await PostAsync("""{"message_type":"assignment","type":"team","admin_id":"1","assignee_id":"201"}""");
        var both = await api.PostAsync(Actions, """{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":101,"body":"Please help"}""");

        Assert.Equal((101, 201), (both["admin_assignee_id"].GetInt64(), both["team_assignee_id"].GetInt64()));
        Assert.Equal(["""{"type":"team","id":"201"}""", """{"type":"admin","id":"101"}"""], Parts(both).Select(x => x.GetProperty("assigned_to").GetRawText()));
        Assert.Equal("<p>Please help</p>", Text(Parts(both)[1], "body"));

        var none = await api.PostAsync(Actions, """{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"0"}""");

        Assert.Equal((nobody, nobody), (none["admin_assignee_id"].GetRawText(), none["team_assignee_id"].GetRawText()));
        Assert.Equal("""{"type":"nobody_admin","id":null}""", Parts(none)[2].GetProperty("assigned_to").GetRawText());
    }

    [Fact]
    public async Task Statistics_tell_when_what_happened()
    {
        await PostAsync("""{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"101"}""");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Api.PostAsync(Path, Comment());
        Clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(Close);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var statistics = (await Api.PostAsync(Path, FromAda()))["statistics"];

        (string, long)[] expected =
        [
            ("first_contact_reply_at", Now - 60), ("last_contact_reply_at", Now + 180), ("first_assignment_at", Now), ("last_admin_reply_at", Now + 60),
            ("last_assignment_admin_reply_at", Now + 60), ("first_close_at", Now + 120), ("time_to_admin_reply", 120), ("count_reopens", 1),
            ("count_assignments", 1), ("count_conversation_parts", 4)
        ];
        Assert.All(expected, x => Assert.Equal(x.Item2, statistics.GetProperty(x.Item1).GetInt64()));
        Assert.Equal("1", statistics.GetProperty("last_closed_by_id").GetString());
    }

    [Fact]
    public async Task An_option_lets_an_admins_reply_open_a_closed_conversation()
    {
        await using var sandbox = await IntercomSandbox.StartAsync(x => x.AdminReplyReopens = true);
        using var api = new Caller(sandbox);
        var path = $"/conversations/{sandbox.AddConversation(sandbox.AddContact().Id, "Hi").Id}";
        await api.PostAsync($"{path}/parts", Close);

        Assert.Equal("closed", (await api.PostAsync($"{path}/reply", Note()))["state"].GetString());
        Assert.Equal("open", (await api.PostAsync($"{path}/reply", Comment()))["state"].GetString());
    }

    [Theory]
    [InlineData("{}", "message_type")]
    [InlineData("""{"message_type":"comment","type":"admin","admin_id":"1"}""", "message_type")]
    [InlineData("""{"message_type":"close","admin_id":"1"}""", "type")]
    [InlineData("""{"message_type":"close","type":"user","admin_id":"1"}""", "type")]
    [InlineData("""{"message_type":"close","type":"admin"}""", "admin_id")]
    [InlineData("""{"message_type":"close","type":"admin","admin_id":"1","body":5}""", "body")]
    [InlineData("""{"message_type":"open"}""", "admin_id")]
    [InlineData("""{"message_type":"snoozed","admin_id":"1"}""", "snoozed_until")]
    [InlineData("""{"message_type":"snoozed","admin_id":"1","snoozed_until":1500000000}""", "snoozed_until")]
    [InlineData("""{"message_type":"snoozed","admin_id":"1","snoozed_until":"tomorrow"}""", "snoozed_until")]
    [InlineData("""{"message_type":"assignment","admin_id":"1","assignee_id":"1"}""", "type")]
    [InlineData("""{"message_type":"assignment","type":"bot","admin_id":"1","assignee_id":"1"}""", "type")]
    [InlineData("""{"message_type":"assignment","type":"admin","admin_id":"1"}""", "assignee_id")]
    public async Task A_field_that_breaks_the_description_is_refused_by_name(string body, string field)
    {
        var reply = await PostAsync(body);

        reply.MustBeError(HttpStatusCode.BadRequest, "parameter_invalid");
        Assert.Equal(field, reply.Error.GetProperty("field").GetString());
        Assert.Empty(Intercom.Parts);
    }

    [Theory]
    [InlineData("""{"message_type":"close","type":"admin","admin_id":"2"}""")]
    [InlineData("""{"message_type":"open","admin_id":"201"}""")]
    [InlineData("""{"message_type":"assignment","type":"admin","admin_id":"201","assignee_id":"1"}""")]
    [InlineData("""{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"201"}""")]
    [InlineData("""{"message_type":"assignment","type":"team","admin_id":"1","assignee_id":"101"}""")]
    public async Task An_unknown_admin_or_team_is_a_404(string body)
    {
        (await PostAsync(body)).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        (await Api.PostAsync("/conversations/1/parts", Close)).MustBeError(HttpStatusCode.NotFound, "not_found", "Resource Not Found");
        Assert.Empty(Intercom.Parts);
    }

    private string Actions => $"/conversations/{Conversation.Id}/parts";

    private Task<Reply> PostAsync(string body) => Api.PostAsync(Actions, body);

    private Task<Reply> ActAsync(string action) => action switch
    {
        "close" => PostAsync(Close),
        "open" => PostAsync(Open),
        "snooze" => PostAsync(Snooze),
        "assign" => PostAsync("""{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"101"}"""),
        "contact" => Api.PostAsync(Path, FromAda()),
        "comment" => Api.PostAsync(Path, Comment()),
        _ => Api.PostAsync(Path, Note())
    };

    private static long? Time(Reply reply, string field) => reply[field] is { ValueKind: JsonValueKind.Number } time ? time.GetInt64() : null;

    private static string? Text(JsonElement json, string field) => json.GetProperty(field).GetString();
}
