using Elsa.Intercom.Activities;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>An activity with a canary in every input that holds a text, and what Intercom knows of it.</summary>
/// <param name="Create">Creates the activity.</param>
/// <param name="Line">Its request.</param>
/// <param name="NotSent">Words in the names of responses that quote what it never sends, so that nothing can keep it secret.</param>
internal sealed record CanaryAction(Func<IntercomActivity> Create, string Line, params string[] NotSent)
{
    private const string Admin = "991";

    public static readonly Dictionary<string, CanaryAction> All = new()
    {
        ["note"] = new(
            () => new AddContactNote { Id = "act", Contact = new(Canaries.Email), Body = new(Canaries.Text), IdempotencyKey = new(Canaries.Email) },
            $"POST /contacts/{Answers.ContactId}/notes",
            "phone",
            "attribute")
        {
            Shows = intercom => intercom.On($"GET /contacts/{Answers.ContactId}/notes").Reply(200, new JObject { ["data"] = new JArray(Shown()) }.ToString()),
        },
        ["ticket"] = new(
            () => new CreateTicket
            {
                Id = "act",
                Contact = new(Canaries.Email),
                TicketType = new("53"),
                Title = new(Canaries.Subject),
                Description = new(Canaries.Text),
                Attributes = new(new Dictionary<string, object> { ["note"] = Canaries.Attribute }),
                IdempotencyKey = new(Canaries.Email),
            },
            "POST /tickets")
        {
            Shows = intercom =>
            {
                var ticket = JsonTicket.Create(title: Canaries.Subject, description: Canaries.Text, contact: Answers.ContactId);
                intercom.On("POST /tickets/search").Reply(200, JsonTicket.List(next: null, ticket).ToString());
            },
        },
        ["conversion"] = new(
            () => new ConvertToTicket
            {
                Id = "act",
                Conversation = new("42"),
                TicketType = new("53"),
                Title = new(Canaries.Subject),
                Description = new(Canaries.Text),
                Attributes = new(new Dictionary<string, object> { ["note"] = Canaries.Attribute }),
                IdempotencyKey = new(Canaries.Email),
            },
            "POST /conversations/42/convert")
        {
            Shows = intercom =>
            {
                intercom.On("GET /conversations/42").Reply(200, """{"id":"42","ticket":{"id":"611"}}""");
                intercom.On("GET /tickets/611").Reply(200, JsonTicket.Converted(title: Canaries.Subject, description: Canaries.Text).ToString());
            },
        },
        ["message"] = new(
            () => new SendMessage
            {
                Id = "act",
                Contact = new(Canaries.Email),
                Channel = new("email"),
                Subject = new(Canaries.Subject),
                Body = new(Canaries.Text),
                OpenConversation = new(true),
                IdempotencyKey = new(Canaries.Email),
            },
            "POST /messages")
        {
            Shows = intercom => intercom.On("POST /conversations/search").Reply(200, new JObject { ["conversations"] = new JArray(Opened()) }.ToString()),
        },
        ["event"] = new(
            () => new TrackEvent
            {
                Id = "act",
                Contact = new(Canaries.Email),
                EventName = new("invited-friend"),
                EventMetadata = new(new Dictionary<string, object>
                {
                    ["name"] = Canaries.FullName,
                    ["text"] = Canaries.Text,
                    ["note"] = Canaries.Attribute,
                    ["phone"] = Canaries.Phone,
                }),
            },
            "POST /events",
            "subject",
            "no id"),
        ["call"] = new(
            () => new CallApi
            {
                Id = "act",
                Method = new("POST"),
                Path = new($"visitors/{Uri.EscapeDataString(Canaries.Email)}/convert"),
                Query = new(new Dictionary<string, object> { ["name"] = Canaries.FullName }),
                Body = new(new Dictionary<string, object>
                {
                    ["text"] = Canaries.Text,
                    ["list"] = new object[] { Canaries.Subject, new Dictionary<string, object> { ["phone"] = Canaries.Phone, ["note"] = Canaries.Attribute } },
                }),
                IdempotencyKey = new(Canaries.Email),
            },
            $"POST /visitors/{Uri.EscapeDataString(Canaries.Email)}/convert",
            "no id"),
        ["reply by the contact"] = new(
            () => new ReplyToConversation
            {
                Id = "act",
                Conversation = new("42"),
                ReplyAs = new("contact"),
                Contact = new(Canaries.Email),
                Body = new(Canaries.Text),
                IdempotencyKey = new(Canaries.Email),
            },
            "POST /conversations/42/reply",
            "phone",
            "attribute")
        {
            Shows = intercom => intercom.On("GET /conversations/42").Reply(200, JsonThread.Of(null, JsonThread.Part("701", Canaries.Text, "user"))),
        },
        ["update"] = new(
            () => new UpdateConversation
            {
                Id = "act",
                Conversation = new("42"),
                Title = new(Canaries.Subject),
                CustomAttributes = new(new Dictionary<string, object>
                {
                    ["name"] = Canaries.FullName,
                    ["text"] = Canaries.Text,
                    ["note"] = Canaries.Attribute,
                    ["phone"] = Canaries.Phone,
                }),
            },
            "PUT /conversations/42"),
        ["tag"] = new(() => new TagContact { Id = "act", Contact = new(Canaries.Email), Tag = new(Canaries.Text) }, "POST /tags", "phone", "attribute"),
    };

    /// <summary>Shows the result of an attempt without a response; null if there is no way to look for it.</summary>
    public Action<FakeIntercomHandler>? Shows { get; init; }

    public static IEnumerable<(string Action, string End)> Ends =>
        from action in All
        from end in QuotingResponses.Posts.Keys
        where !action.Value.NotSent.Any(word => end.Contains(word, StringComparison.Ordinal))
        select (action.Key, end);

    /// <summary>The person and the teammate of the token.</summary>
    public static void Knows(FakeIntercomHandler intercom)
    {
        var me = JObject.Parse(Answers.Me());
        (me["id"], me["name"], me["email"]) = (Admin, Canaries.FullName, Canaries.Email);
        intercom.On("GET /me").Reply(200, me.ToString());
        intercom.On("POST /contacts/search").Reply(200, Answers.Contacts(Answers.ContactJson(email: Canaries.Email, externalId: Canaries.Email)));
        intercom.On($"GET /contacts/{Answers.ContactId}/tags").Reply(200, """{"type":"list","data":[]}""");
        intercom.Default.Reply(404, Answers.Error("not_found", Canaries.Quote));
    }

    /// <summary>The conversation that the teammate's message opened.</summary>
    private static JObject Opened() => new()
    {
        ["id"] = "42",
        ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
        ["source"] = Shown(),
        ["contacts"] = new JObject { ["contacts"] = new JArray(new JObject { ["id"] = Answers.ContactId }) },
    };

    /// <summary>What Intercom shows of a text by the teammate.</summary>
    private static JObject Shown() => new()
    {
        ["id"] = "701",
        ["body"] = $"<p>{Canaries.Text}</p>",
        ["created_at"] = TestClock.Start.ToUnixTimeSeconds(),
        ["author"] = new JObject { ["type"] = "admin", ["id"] = Admin, ["name"] = Canaries.FullName, ["email"] = Canaries.Email },
    };
}
