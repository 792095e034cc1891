using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A new ticket: its request, its outputs, and what reconciliation takes for the same ticket.</summary>
public sealed class CreateTicketTests : IAsyncDisposable
{
    private const string Post = "POST /tickets";
    private const string Search = "POST /tickets/search";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];

    public CreateTicketTests() => _scene.Transport.On(Post, (request, _) =>
    {
        _scene.Trail.Add("send");
        _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
        return Task.FromResult(JsonTicket.Create());
    });

    [Fact]
    public async Task A_ticket_is_sent_and_gives_its_id_and_its_number()
    {
        var activity = Create(activity => activity.Attributes = new(new Dictionary<string, object> { ["priority"] = "high", ["seats"] = 3.0 }));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(
            """
            {
              "ticket_type_id": "53",
              "contacts": [{ "id": "6762f11b1bb69f9f2193bba3" }],
              "ticket_attributes": { "_default_title_": "Invoice is missing", "_default_description_": "The one of May.", "priority": "high", "seats": 3 }
            }
            """.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            Assert.Single(_sent).ToString(Formatting.None).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(("611", "22", false), (run.Output(activity, "TicketId"), run.Output(activity, "TicketNumber"), run.Output(activity, "Reused")));
        Assert.Equal((Sample.ContactId, "611"), (run.Journal(activity)["ContactId"], run.Journal(activity)["TicketId"]));
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Theory]
    [InlineData("admin:991", """{"admin_assignee_id":"991"}""")]
    [InlineData("991", """{"admin_assignee_id":"991"}""")]
    [InlineData("team:8", """{"team_assignee_id":"8"}""")]
    [InlineData("nobody", null)]
    public async Task It_is_assigned_as_the_author_says(string assignTo, string? assignment)
    {
        await _scene.RunAsync(Create(activity => (activity.AssignTo, activity.SkipNotifications) = (new(assignTo), new(true))));

        var sent = Assert.Single(_sent);
        Assert.Equal(assignment, sent["assignment"]?.ToString(Formatting.None));
        Assert.True((bool)sent["skip_notifications"]!);
    }

    [Fact]
    public async Task The_contact_is_looked_up_so_that_an_unknown_address_creates_none()
    {
        var run = await _scene.RunAsync(Create(activity => activity.Contact = new(Sample.Email)));

        Assert.Equal(("contact_not_found", "Not Found"), (run.Fault.Code, run.Fault.Type));
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task The_same_key_creates_one_ticket()
    {
        await _scene.RunAsync(Create(activity => activity.IdempotencyKey = new("bug:42")));
        var again = Create(activity => activity.IdempotencyKey = new("bug:42"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(("611", "22", true), (run.Output(again, "TicketId"), run.Output(again, "TicketNumber"), run.Output(again, "Reused")));
    }

    public static TheoryData<string, Action<CreateTicket>> Wrong => new()
    {
        { "Contact is empty", activity => activity.Contact = new("") },
        { "Ticket type is not an id", activity => activity.TicketType = new("Bug") },
        { "Ticket type is not an id", activity => activity.TicketType = default! },
        { "Assign to is not an id", activity => activity.AssignTo = new("Ada") },
        { "Title contains half a character", activity => activity.Title = new("Hello \uD83D") },
        { "Title is given, and Attributes has", activity => activity.Attributes = new(new Dictionary<string, object> { ["_default_title_"] = "No" }) },
        { "Attributes is not an object", activity => activity.Attributes = Sample.Literal<IDictionary<string, object>?>("priority") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<CreateTicket> change)
    {
        var run = await _scene.RunAsync(Create(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    public static TheoryData<string, string, Action<CreateTicket>> TooNew => new()
    {
        { "2.8", "Ticket type (ticket_type_id) exists from version 2.9", _ => { } },
        { "2.12", "Skip notifications (skip_notifications) exists from version 2.13", activity => activity.SkipNotifications = new(true) },
        { "2.13", "Assign to (assignment) exists from version 2.14", activity => activity.AssignTo = new("team:8") },
    };

    [Theory, MemberData(nameof(TooNew), DisableDiscoveryEnumeration = true)]
    public async Task What_the_connections_version_does_not_know_is_refused(string version, string problem, Action<CreateTicket> change)
    {
        _scene.Options = options => options.Connections["Default"].ApiVersion = version;

        var run = await _scene.RunAsync(Create(change));

        Assert.Equal("field_not_in_version", run.Fault.Code);
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.OtherContactId, Email = Sample.Email });
        var activity = Create(activity => (activity.Contact, activity.AssignTo, activity.DryRun) = (new(Sample.Email), new("team:8"), new(true)));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(Sample.OtherContactId, (string?)JObject.Parse((string)run.Output(activity, "Request")!)["contacts"]![0]!["id"]);
        var resolved = JObject.Parse((string)run.Output(activity, "ResolvedInputs")!);
        Assert.Equal(Sample.OtherContactId, (string?)resolved["contact"]!["id"]);
        Assert.Equal("Invoice is missing", (string?)resolved["fields"]!["TicketAttributes"]!["value"]!["_default_title_"]);
        Assert.Equal("8", (string?)resolved["fields"]!["Assignment"]!["value"]!["team_assignee_id"]);
        Assert.Null(run.Output(activity, "TicketId"));
        Assert.Empty(_scene.Transport.Requests);
    }

    public static TheoryData<string, JObject[], string?> Looks => new()
    {
        { "the one", [JsonTicket.Create("610", title: "Other"), JsonTicket.Create()], "611" },
        { "nothing", [], null },
        { "of another type", [JsonTicket.Create(type: "54")], null },
        { "another title", [JsonTicket.Create(title: "Other")], null },
        { "another description", [JsonTicket.Create(description: null)], null },
        { "that shows no contact", [JsonTicket.Create(contact: null)], "611" },
        { "of another contact", [JsonTicket.Create(contact: Sample.OtherContactId)], null },
        { "long before", [JsonTicket.Create(at: TestClock.Start.AddHours(-1))], null },
        { "twice", [JsonTicket.Create("610"), JsonTicket.Create()], null },
        { "beside what can't be read", [JsonTicket.Create(null!), JsonTicket.Create()], null },
    };

    [Theory, MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task After_an_unclear_answer_the_contacts_tickets_are_searched_and_the_one_match_taken(string name, JObject[] tickets, string? found)
    {
        Fails();
        _scene.Transport.On(Search, (_, _) => Task.FromResult(JsonTicket.List(next: null, tickets)));
        var activity = Create();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(found == (string?)run.Output(activity, "TicketId"), name);
        Assert.Equal(found == null ? "Unknown" : "Done", run.Outcome(activity));
        Assert.All(_scene.Transport.Requests.Skip(1), sent => Assert.True(sent.Request.IsUrgent));
    }

    [Fact]
    public async Task A_ticket_that_the_search_does_not_show_yet_is_waited_for()
    {
        var searches = 0;
        Fails();
        _scene.Transport.On(Search, (_, _) => Task.FromResult(++searches < 3 ? JsonTicket.List() : JsonTicket.List(next: null, JsonTicket.Create())));
        var activity = Create();

        Assert.Equal("611", (await _scene.RunConnectedAsync(activity)).Output(activity, "TicketId"));
    }

    [Fact]
    public async Task Without_a_title_and_a_description_nothing_is_searched_and_nothing_sent_again()
    {
        Fails();

        var run = await _scene.RunAsync(Create(
            activity => (activity.Title, activity.Description, activity.OnUnknown) = (default!, default!, new("Create"))));

        Assert.Equal("Unknown", run.Fault.Type);
        Assert.Single(_scene.Transport.Requests);
    }

    [Fact]
    public async Task A_forbidden_search_names_the_permission_that_it_needs()
    {
        Fails();
        _scene.Transport.On(Search, (_, _) => throw new IntercomException(
            IntercomErrorKind.Unauthorized, "forbidden", "No.", System.Net.HttpStatusCode.Forbidden));

        var run = await _scene.RunAsync(Create());

        Assert.Contains("\"Read tickets\"", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_id_is_searched_for()
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(new JObject { ["type"] = "ticket" }));
        _scene.Transport.On(Search, (_, _) => Task.FromResult(JsonTicket.List(next: null, JsonTicket.Create())));
        var activity = Create();

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("611", true), (run.Output(activity, "TicketId"), run.Output(activity, "Reused")));
    }

    [Fact]
    public async Task A_404_for_an_existing_contact_points_to_the_other_ids()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.NotFound, "not_found", "Resource Not Found"));
        _scene.Transport.On("GET /contacts/{id}", (_, _) => Task.FromResult(new JObject { ["id"] = Sample.ContactId }));

        Assert.Contains("Check that Ticket type and Assign to exist", (await _scene.RunAsync(Create())).Fault.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CreateTicket Create(Action<CreateTicket>? change = null)
    {
        var activity = new CreateTicket
        {
            Id = "ticket",
            Contact = new(Sample.ContactId),
            TicketType = new("53"),
            Title = new("Invoice is missing"),
            Description = new("The one of May."),
        };
        change?.Invoke(activity);
        return activity;
    }

    private void Fails() => _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));
}
