using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A message to a contact: its request, its outputs, and what reconciliation takes for the same message.</summary>
public sealed class SendMessageTests : IAsyncDisposable
{
    private const string Post = "POST /messages";
    private const string Search = "POST /conversations/search";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];

    public SendMessageTests()
    {
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { AdminId = "990" });
        Knows(new Contact { Id = Sample.ContactId, Role = "lead" });
        _scene.Transport.On(Post, (request, _) =>
        {
            _scene.Trail.Add("send");
            _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
            return Task.FromResult(new JObject
            {
                ["type"] = "admin_message",
                ["id"] = "19",
                ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
                ["request_id"] = "request-1",
            });
        });
    }

    [Fact]
    public async Task A_message_is_sent_as_the_admin_to_the_contact_in_its_role()
    {
        var activity = Send();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(
            [
                """{"message_type":"inapp","body":"Your trial ends.","from":{"type":"admin","id":991},"to":{"type":"lead","id":"6762f11b1bb69f9f2193bba3"}}""",
            ],
            _sent.Select(body => body.ToString(Formatting.None)));
        Assert.True(Assert.Single(_scene.Transport.Requests).Request.MayBeTooEarly);
        Assert.Equal(("19", null, false), (run.Output(activity, "MessageId"), run.Output(activity, "ConversationId"), run.Output(activity, "Reused")));
        Assert.Equal((Sample.ContactId, "19"), (run.Journal(activity)["ContactId"], run.Journal(activity)["MessageId"]));
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task An_email_has_a_subject_and_a_template()
    {
        await _scene.RunAsync(Send(activity => (activity.Channel, activity.Subject, activity.Template) = (new("Email"), new("Trial"), new("personal"))));

        var sent = Assert.Single(_sent);
        Assert.Equal(("email", "Trial", "personal"), ((string?)sent["message_type"], (string?)sent["subject"], (string?)sent["template"]));
    }

    [Fact]
    public async Task Without_an_admin_it_is_the_tokens_own_teammate()
    {
        await _scene.RunAsync(Send(activity => activity.Admin = default!));

        Assert.Equal(990, (long?)Assert.Single(_sent)["from"]!["id"]);
    }

    [Fact]
    public async Task A_contact_that_was_merged_gets_it_as_the_one_it_was_merged_into()
    {
        Knows(new Contact { Id = Sample.OtherContactId, Role = "user", IsSuccessor = true });

        await _scene.RunAsync(Send());

        Assert.Equal(("user", Sample.OtherContactId), ((string?)Assert.Single(_sent)["to"]!["type"], (string?)_sent[0]["to"]!["id"]));
    }

    public static TheoryData<string, Contact?, string> Unreachable => new()
    {
        { "nobody", null, "contact_not_found" },
        { "an archived contact", new Contact { Id = Sample.ContactId, Archived = true }, "contact_archived" },
    };

    [Theory, MemberData(nameof(Unreachable), DisableDiscoveryEnumeration = true)]
    public async Task A_contact_who_cannot_get_it_ends_the_lookup(string name, Contact? contact, string code)
    {
        Knows(contact);

        var run = await _scene.RunAsync(Send());

        Assert.Equal((name, code), (name, run.Fault.Code));
        Assert.Empty(_sent);
        Assert.Empty(_scene.Time.Waits);
    }

    [Fact]
    public async Task The_same_key_sends_one_message()
    {
        await _scene.RunAsync(Send(activity => activity.IdempotencyKey = new("trial:42")));
        var again = Send(activity => activity.IdempotencyKey = new("trial:42"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(("19", true), (run.Output(again, "MessageId"), run.Output(again, "Reused")));
    }

    public static TheoryData<string, Action<SendMessage>> Wrong => new()
    {
        { "Contact is empty", activity => activity.Contact = default! },
        { "Admin is not an id", activity => activity.Admin = new("Ada Lovelace") },
        { "Message is empty", activity => activity.Body = new(" \n") },
        { "Message contains half a character", activity => activity.Body = new("Hello \uD83D") },
        { "Subject is empty", activity => activity.Channel = new("email") },
        { "Subject is given, and Channel is inapp", activity => activity.Subject = new("Trial") },
        { "Channel is not one of its choices", activity => activity.Channel = new("sms") },
        { "Template is not one of its choices", activity => activity.Template = new("fancy") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<SendMessage> change)
    {
        var run = await _scene.RunAsync(Send(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        var activity = Send(activity => (activity.Admin, activity.OpenConversation, activity.DryRun) = (default!, new(true), new(true)));

        var run = await _scene.RunAsync(activity);

        var request = JObject.Parse((string)run.Output(activity, "Request")!);
        Assert.Equal((990, true), ((long?)request["from"]!["id"], (bool?)request["create_conversation_without_contact_reply"]));
        var contact = JObject.Parse((string)run.Output(activity, "ResolvedInputs")!)["contact"]!;
        Assert.Equal(("lead", "Read by the Intercom ID."), ((string?)contact["role"], (string?)contact["lookUp"]));
        Assert.Empty(_scene.Transport.Requests);
    }

    [Fact]
    public async Task A_message_that_opens_no_conversation_cannot_be_looked_for_and_is_not_sent_again()
    {
        Fails();

        var run = await _scene.RunAsync(Send(activity => activity.OnUnknown = new("Create")));

        Assert.Equal("Unknown", run.Fault.Type);
        Assert.Single(_scene.Transport.Requests);
    }

    public static TheoryData<string, JObject[], string?> Looks => new()
    {
        { "the one", [Conversation("613", "18", by: "992"), Conversation("614", "19")], "19" },
        { "as HTML", [Conversation("614", "19", body: "<p class=\"intercom\">Your trial ends.</p>")], "19" },
        { "nothing", [], null },
        { "by another teammate", [Conversation("614", "19", by: "992")], null },
        { "by the contact", [Conversation("614", "19", by: Sample.ContactId, authorType: "lead")], null },
        { "another text", [Conversation("614", "19", body: "<p>Hello</p>")], null },
        { "long before", [Conversation("614", "19", at: TestClock.Start.AddHours(-1))], null },
        { "twice", [Conversation("613", "18"), Conversation("614", "19")], null },
        { "a conversation without a first message", [Conversation("614", null)], null },
    };

    [Theory, MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task A_message_that_opens_a_conversation_is_found_by_it_after_an_unclear_answer(string name, JObject[] conversations, string? found)
    {
        Fails();
        Shows(conversations);
        var activity = Send(activity => activity.OpenConversation = new(true));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(found == (string?)run.Output(activity, "MessageId"), name);
        Assert.Equal(found == null ? null : "614", run.Output(activity, "ConversationId"));
        Assert.Equal(found == null ? "Unknown" : "Done", run.Outcome(activity));
        Assert.All(_scene.Transport.Requests.Skip(1), sent => Assert.True(sent.Request.IsUrgent));
    }

    [Fact]
    public async Task The_conversation_that_was_opened_is_found_when_the_search_shows_it()
    {
        var searches = 0;
        _scene.Transport.On(Search, (_, _) => Task.FromResult(++searches < 3 ? List() : List(Conversation("613", "18"), Conversation("614", "19"))));
        var activity = Send(activity => activity.OpenConversation = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("19", "614"), (run.Output(activity, "MessageId"), run.Output(activity, "ConversationId")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_that_no_search_shows_does_not_fail_a_message_that_was_sent(bool isBroken)
    {
        _scene.Transport.On(Search, (_, _) => isBroken
            ? throw new IntercomException(IntercomErrorKind.Unavailable, "server_error", "Broken")
            : Task.FromResult(List()));
        var activity = Send(activity => activity.OpenConversation = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("Done", "19", null), (run.Outcome(activity), run.Output(activity, "MessageId"), run.Output(activity, "ConversationId")));
    }

    [Fact]
    public async Task A_conversation_in_the_response_needs_no_search()
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(new JObject { ["id"] = "19", ["conversation_id"] = "614" }));
        var activity = Send(activity => activity.OpenConversation = new(true));

        Assert.Equal("614", (await _scene.RunAsync(activity)).Output(activity, "ConversationId"));
        Assert.Single(_scene.Transport.Requests);
    }

    [Fact]
    public async Task A_404_for_an_existing_contact_points_to_the_admin()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.NotFound, "not_found", "Resource Not Found"));
        _scene.Transport.On("GET /contacts/{id}", (_, _) => Task.FromResult(new JObject { ["id"] = Sample.ContactId }));

        Assert.Contains("Check that Admin is a teammate", (await _scene.RunAsync(Send())).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_id_is_unknown()
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(new JObject { ["type"] = "admin_message" }));

        Assert.Equal("Unknown", (await _scene.RunAsync(Send())).Fault.Type);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static SendMessage Send(Action<SendMessage>? change = null)
    {
        var activity = new SendMessage { Id = "message", Contact = new(Sample.ContactId), Admin = new("991"), Body = new("Your trial ends.") };
        change?.Invoke(activity);
        return activity;
    }

    private void Knows(Contact? contact) =>
        _scene.Intercom.Setup(client => client.Contacts.GetAsync(Sample.ContactId, It.IsAny<CancellationToken>())).ReturnsAsync(contact);

    private void Fails() => _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));

    private void Shows(params JObject[] conversations) => _scene.Transport.On(Search, (_, _) => Task.FromResult(List(conversations)));

    private static JObject List(params JObject[] conversations) => new() { ["conversations"] = new JArray(conversations.Cast<object>().ToArray()) };

    private static JObject Conversation(
        string id,
        string? message,
        string by = "991",
        string authorType = "admin",
        string body = "<p>Your trial ends.</p>",
        DateTimeOffset? at = null) => new()
        {
            ["id"] = id,
            ["created_at"] = (at ?? TestClock.Start).ToUnixTimeSeconds(),
            ["source"] = new JObject { ["id"] = message, ["body"] = body, ["author"] = new JObject { ["type"] = authorType, ["id"] = by } },
            ["contacts"] = new JObject { ["contacts"] = new JArray(new JObject { ["id"] = Sample.ContactId }) },
        };
}
