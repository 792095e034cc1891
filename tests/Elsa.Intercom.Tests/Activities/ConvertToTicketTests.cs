using Elsa.Intercom.Activities;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A conversation that becomes a ticket: its request, its outputs, and what reconciliation takes for the same conversion.</summary>
public sealed class ConvertToTicketTests : IAsyncDisposable
{
    private const string Post = "POST /conversations/{id}/convert";
    private const string Conversation = "GET /conversations/{id}";
    private const string Ticket = "GET /tickets/{id}";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];

    public ConvertToTicketTests() => _scene.Transport.On(Post, (request, _) =>
    {
        _scene.Trail.Add("send");
        _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
        return Task.FromResult(JsonTicket.Converted());
    });

    [Fact]
    public async Task A_conversation_is_converted_and_gives_the_tickets_id_and_number()
    {
        var activity = Convert(activity => activity.Attributes = new(new Dictionary<string, object> { ["urgent"] = true }));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(
            ["""{"ticket_type_id":"53","attributes":{"_default_title_":"Invoice is missing","urgent":true}}"""],
            _sent.Select(body => body.ToString(Formatting.None)));
        Assert.Equal("conversations/42/convert", Assert.Single(_scene.Transport.Requests).Request.Path);
        Assert.Equal(("611", "22", false), (run.Output(activity, "TicketId"), run.Output(activity, "TicketNumber"), run.Output(activity, "Reused")));
        Assert.Equal(("42", "611"), (run.Journal(activity)["ConversationId"], run.Journal(activity)["TicketId"]));
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task The_same_key_converts_once()
    {
        await _scene.RunAsync(Convert(activity => activity.IdempotencyKey = new("bug:42")));
        var again = Convert(activity => activity.IdempotencyKey = new("bug:42"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(("611", "22", true), (run.Output(again, "TicketId"), run.Output(again, "TicketNumber"), run.Output(again, "Reused")));
    }

    [Fact]
    public async Task A_conversation_that_is_a_ticket_already_is_refused_as_Intercom_refuses_it()
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Rejected, "parameter_invalid", "Already a ticket"));

        var run = await _scene.RunAsync(Convert());

        Assert.Equal(("parameter_invalid", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(["commit", "claim", "begin sending", "release"], _scene.Trail.Steps);
    }

    public static TheoryData<string, Action<ConvertToTicket>> Wrong => new()
    {
        { "Conversation is not an id", activity => activity.Conversation = new("last") },
        { "Conversation is not an id", activity => activity.Conversation = default! },
        { "Ticket type is not an id", activity => activity.TicketType = new("") },
        { "Description contains half a character", activity => activity.Description = new("Hello \uD83D") },
        {
            "Description is given, and Attributes has",
            activity => (activity.Description, activity.Attributes) = (new("A"), new(new Dictionary<string, object> { ["_default_description_"] = "B" }))
        },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<ConvertToTicket> change)
    {
        var run = await _scene.RunAsync(Convert(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task An_API_version_without_conversion_is_refused()
    {
        _scene.Options = options => options.Connections["Default"].ApiVersion = "2.9";

        Assert.Equal("field_not_in_version", (await _scene.RunAsync(Convert())).Fault.Code);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        var activity = Convert(activity => activity.DryRun = new(true));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("53", (string?)JObject.Parse((string)run.Output(activity, "Request")!)["ticket_type_id"]);
        Assert.Contains("/conversations/42/convert", (string)run.Output(activity, "RequestCurl")!, StringComparison.Ordinal);
        Assert.Empty(_scene.Transport.Requests);
    }

    public static TheoryData<string, JObject?, string?> Looks => new()
    {
        { "the ticket", JsonTicket.Converted(), "611" },
        { "with a description that Intercom filled in", JsonTicket.Converted(description: "From the first message."), "611" },
        { "no ticket", null, null },
        { "a ticket of another type", JsonTicket.Converted(type: "54"), null },
        { "another title", JsonTicket.Converted(title: "Other"), null },
        { "a ticket since long before", JsonTicket.Converted(at: TestClock.Start.AddHours(-1)), null },
        { "a ticket that does not show since when", JsonTicket.Create(description: null), null },
    };

    [Theory, MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task After_an_unclear_answer_the_conversation_says_whether_it_is_the_ticket(string name, JObject? ticket, string? found)
    {
        Fails();
        Shows(ticket);
        var activity = Convert();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(found == (string?)run.Output(activity, "TicketId"), name);
        Assert.Equal(found == null ? "Unknown" : "Done", run.Outcome(activity));
        Assert.All(_scene.Transport.Requests.Skip(1), sent => Assert.True(sent.Request.IsUrgent));
    }

    public static TheoryData<string, JObject?, bool> Nones => new()
    {
        { "no ticket", null, true },
        { "a ticket of another type", JsonTicket.Converted(type: "54"), true },
        { "a ticket that does not show since when", JsonTicket.Create(description: null), false },
        { "a ticket without an id", JsonTicket.Create(id: null!), false },
    };

    [Theory, MemberData(nameof(Nones), DisableDiscoveryEnumeration = true)]
    public async Task It_is_sent_again_only_when_the_conversation_surely_is_not_this_ticket(string name, JObject? ticket, bool isSentAgain)
    {
        Fails();
        Shows(ticket);

        await _scene.RunConnectedAsync(Convert(activity => activity.OnUnknown = new("Create")));

        Assert.True(isSentAgain == (_scene.Transport.Requests.Count(sent => sent.Request.Method == HttpMethod.Post) == 2), name);
    }

    [Fact]
    public async Task A_conversation_that_no_longer_exists_proves_nothing()
    {
        Fails();

        Assert.Equal("Unknown", (await _scene.RunAsync(Convert())).Fault.Type);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static ConvertToTicket Convert(Action<ConvertToTicket>? change = null)
    {
        var activity = new ConvertToTicket { Id = "convert", Conversation = new("42"), TicketType = new("53"), Title = new("Invoice is missing") };
        change?.Invoke(activity);
        return activity;
    }

    private void Fails() => _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));

    private void Shows(JObject? ticket)
    {
        _scene.Transport.On(
            Conversation,
            (_, _) => Task.FromResult(new JObject { ["id"] = "42", ["ticket"] = ticket == null ? null : new JObject { ["id"] = ticket["id"] } }));
        _scene.Transport.On(Ticket, (_, _) => Task.FromResult(ticket!));
    }
}
