using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Replies by the contact, notes, quick replies and their extras. <see cref="ReplyToConversationTests"/> has a teammate's comment.</summary>
public sealed class ReplyKindTests : IAsyncDisposable
{
    private const string Post = "POST /conversations/{id}/reply";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];
    private JObject _shown = [];

    public ReplyKindTests() => _scene.Transport.On(Post, (request, _) =>
    {
        _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
        return Task.FromResult(Conversation(_shown));
    });

    [Theory]
    [InlineData("auto", Sample.ContactId)]
    [InlineData("email", Sample.Email)]
    public async Task A_contact_replies_after_a_lookup(string identifyBy, string contact)
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Email = Sample.Email, Role = "lead" });
        _shown = Part("701", "<p>Thanks</p>", "lead", Sample.ContactId, "open");
        var activity = new ReplyToConversation
        {
            Id = "reply",
            Conversation = new("42"),
            ReplyAs = new("Contact"),
            IdentifyBy = new(identifyBy),
            Contact = new(contact),
            Body = new("Thanks"),
        };

        var run = await _scene.RunAsync(activity);

        Assert.Equal("701", run.Output(activity, "PartId"));
        Assert.Equal("closed", run.Output(activity, "ConversationState"));
        Assert.Equal(
            [$$"""{"message_type":"comment","intercom_user_id":"{{Sample.ContactId}}","body":"Thanks","type":"user"}"""],
            _sent.Select(body => body.ToString(Formatting.None)));
    }

    [Fact]
    public async Task A_note_has_the_kind_note_and_the_tokens_own_teammate()
    {
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { AdminId = "500" });
        _shown = Part("701", "<p>Between us</p>", "admin", "500", "note");
        var activity = new ReplyToConversation { Id = "reply", Conversation = new("42"), Kind = new("Note"), Body = new("Between us") };

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("701", "500"), (run.Output(activity, "PartId"), run.Journal(activity)["AuthorId"]));
        Assert.Equal(("note", "500"), ((string?)_sent[0]["message_type"], (string?)_sent[0]["admin_id"]));
    }

    [Fact]
    public async Task Whose_the_token_is_must_be_known_if_no_teammate_is_given()
    {
        var run = await _scene.RunAsync(new ReplyToConversation { Id = "reply", Conversation = new("42"), Body = new("Welcome!") });

        Assert.StartsWith("Admin is empty", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_sent);
        Assert.Equal(["commit", "claim", "release"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task A_bot_can_be_the_teammate()
    {
        _shown = Part("701", "<p>Welcome!</p>", "bot", "991");
        var activity = new ReplyToConversation { Id = "reply", Conversation = new("42"), Admin = new("991"), Body = new("Welcome!") };

        Assert.Equal("701", (await _scene.RunAsync(activity)).Output(activity, "PartId"));
    }

    [Fact]
    public async Task A_token_that_was_changed_since_the_attempt_proves_nothing_about_it()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));
        var (admin, connection) = ("500", new IntercomConnection());
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => new Workspace { AdminId = admin });
        _scene.Options = options => connection = options.Connections["Default"];
        _scene.Transport.On("GET /conversations/{id}", (_, _) => throw new IntercomException(IntercomErrorKind.Unavailable, "server_error", "No."));
        await _scene.RunAsync(Welcome());

        // The next token is another teammate's.
        (admin, connection.AccessToken) = ("501", "token-3");
        _scene.Transport.On("GET /conversations/{id}", (_, _) => Task.FromResult(Conversation(Part("701", "<p>Welcome!</p>", by: "500"))));
        var again = Welcome();
        var run = await _scene.RunAsync(again);

        Assert.Equal("Unknown", run.Fault.Type);
        Assert.Contains("different author", run.Fault.Message, StringComparison.Ordinal);

        static ReplyToConversation Welcome() => new()
        {
            Id = "reply",
            Conversation = new("42"),
            Body = new("Welcome!"),
            IdempotencyKey = new("welcome:42"),
            OnUnknown = new("Create"),
        };
    }

    [Fact]
    public async Task A_quick_reply_sends_its_buttons_and_is_recognized_by_them()
    {
        _shown = QuickReply("701");
        var activity = Buttons("Yes, please", "No");

        var run = await _scene.RunAsync(activity);

        Assert.Equal("701", run.Output(activity, "PartId"));
        Assert.Equal(["Yes, please", "No"], _sent[0]["reply_options"]!.Select(option => (string?)option["text"]));
        Assert.Equal(2, _sent[0]["reply_options"]!.Select(option => Guid.Parse((string)option["uuid"]!)).Distinct().Count());
        Assert.Null(_sent[0]["body"]);
    }

    [Fact]
    public async Task After_an_unclear_response_the_quick_reply_with_the_same_buttons_is_found()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));
        _scene.Transport.On("GET /conversations/{id}", (_, _) => Task.FromResult(Conversation(QuickReply("701"), Part("702", "<p>Yes, please No</p>"))));
        var activity = Buttons("Yes, please", "No");

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("701", true), (run.Output(activity, "PartId"), run.Output(activity, "Reused")));
    }

    [Fact]
    public async Task Attachments_are_sent_and_notifications_skipped()
    {
        _shown = Part("701", "<p>Welcome!</p>");
        var activity = new ReplyToConversation
        {
            Id = "reply",
            Connection = new("Europe"),
            Conversation = new("42"),
            Admin = new("991"),
            Body = new("Welcome!"),
            AttachmentUrls = Sample.Literal<ICollection<string>?>("""["https://example.com/a.png"]"""),
            SkipNotifications = new(true),
        };

        await _scene.RunAsync(activity);

        Assert.Equal(
            """["https://example.com/a.png"] True""", $"{_sent.Single()["attachment_urls"]!.ToString(Formatting.None)} {_sent[0]["skip_notifications"]}");
    }

    public static TheoryData<string, Action<ReplyToConversation>> Wrong => new()
    {
        { "A contact writes no notes", reply => (reply.ReplyAs, reply.Contact, reply.Kind) = (new("contact"), new(Sample.ContactId), new("note")) },
        { "No contact is given", reply => reply.ReplyAs = new("contact") },
        { "Quick replies is empty", reply => reply.Kind = new("quick_reply") },
        { "Quick replies are given, and Kind is not Quick reply", reply => reply.QuickReplies = Sample.Literal<ICollection<string>?>("""["Yes"]""") },
        { "Quick replies is not a list of texts", reply => reply.QuickReplies = Sample.Literal<ICollection<string>?>("[1]") },
        { "Attachment 1 of 1 is not an absolute", reply => reply.AttachmentUrls = Sample.Literal<ICollection<string>?>("screenshot.png") },
        { "Skip notifications (skip_notifications) exists from version 2.15", reply => reply.SkipNotifications = new(true) },
        { "Reply as is not one of its choices", reply => reply.ReplyAs = new("bot") },
        { "Kind is not one of its choices", reply => reply.Kind = new("close") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<ReplyToConversation> change)
    {
        var activity = new ReplyToConversation { Id = "reply", Conversation = new("42"), Admin = new("991"), Body = new("Welcome!") };
        change(activity);

        var run = await _scene.RunAsync(activity);

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
        Assert.Empty(_sent);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static ReplyToConversation Buttons(params string[] texts) => new()
    {
        Id = "reply",
        Conversation = new("42"),
        Admin = new("991"),
        Kind = new("quick_reply"),
        QuickReplies = new([.. texts]),
    };

    private static JObject Conversation(params JObject[] parts) => new()
    {
        ["type"] = "conversation",
        ["id"] = "42",
        ["state"] = "closed",
        ["conversation_parts"] = new JObject { ["conversation_parts"] = new JArray(parts.Cast<object>().ToArray()), ["total_count"] = parts.Length },
    };

    private static JObject QuickReply(string id)
    {
        var part = Part(id, body: null, type: "quick_reply");
        part["metadata"] = JObject.Parse("""{"quick_reply_options": [{"text": "Yes, please", "uuid": "1"}, {"text": "No", "uuid": "2"}]}""");
        return part;
    }

    private static JObject Part(string id, string? body, string authorType = "admin", string by = "991", string type = "comment") => new()
    {
        ["type"] = "conversation_part",
        ["id"] = id,
        ["part_type"] = type,
        ["body"] = body,
        ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
        ["author"] = new JObject { ["type"] = authorType, ["id"] = by },
    };
}
