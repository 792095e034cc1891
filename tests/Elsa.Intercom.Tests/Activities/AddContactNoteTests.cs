using System.Net;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A note on a contact: its request, its output, and what reconciliation takes for the same note.</summary>
public sealed class AddContactNoteTests : IAsyncDisposable
{
    private const string Post = "POST /contacts/{id}/notes";
    private const string List = "GET /contacts/{id}/notes";

    private readonly IntercomScene _scene = new();
    private readonly List<JObject> _sent = [];

    public AddContactNoteTests()
    {
        _scene.Intercom.Setup(client => client.Workspace.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new Workspace { AdminId = "990" });
        _scene.Transport.On(Post, (request, _) =>
        {
            _scene.Trail.Add("send");
            _sent.Add(JObject.Parse(IntercomJson.Text(request.Body!)));
            return Task.FromResult(Note("31"));
        });
    }

    [Fact]
    public async Task A_note_is_sent_and_gives_its_id()
    {
        var activity = Add();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(["""{"body":"Likes tea.","admin_id":"991"}"""], _sent.Select(body => body.ToString(Formatting.None)));
        Assert.Equal($"contacts/{Sample.ContactId}/notes", Assert.Single(_scene.Transport.Requests).Request.Path);
        Assert.Equal(("31", false, "request-1"), (run.Output(activity, "NoteId"), run.Output(activity, "Reused"), run.Output(activity, "RequestId")));
        Assert.Equal((Sample.ContactId, "31"), (run.Journal(activity)["ContactId"], run.Journal(activity)["NoteId"]));
        Assert.Equal(["commit", "claim", "begin sending", "send", "complete"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task Without_an_admin_it_is_the_note_of_the_tokens_own_teammate()
    {
        await _scene.RunAsync(Add(activity => activity.Admin = new("")));

        Assert.Equal("990", (string?)Assert.Single(_sent)["admin_id"]);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("lead")]
    public async Task A_contact_of_either_role_is_found_by_external_id(string role)
    {
        _scene.Contacts.Add(new Contact { Id = Sample.OtherContactId, ExternalId = "42", Role = role });
        _scene.Intercom.Setup(client => client.Contacts.FindUserByExternalIdAsync("42", It.IsAny<CancellationToken>()))
            .ReturnsAsync(role == "user" ? _scene.Contacts[0] : null);

        await _scene.RunAsync(Add(activity => activity.Contact = new("42")));

        Assert.Equal($"contacts/{Sample.OtherContactId}/notes", Assert.Single(_scene.Transport.Requests).Request.Path);
    }

    [Fact]
    public async Task The_same_key_adds_one_note()
    {
        await _scene.RunAsync(Add(activity => activity.IdempotencyKey = new("note:42")));
        var again = Add(activity => activity.IdempotencyKey = new("note:42"));

        var run = await _scene.RunAsync(again);

        Assert.Single(_sent);
        Assert.Equal(("31", true), (run.Output(again, "NoteId"), run.Output(again, "Reused")));
    }

    public static TheoryData<string, Action<AddContactNote>> Wrong => new()
    {
        { "Contact is empty", activity => activity.Contact = new("") },
        { "Contact is not an email address", activity => activity.Contact = new("ada@") },
        { "Contact contains half a character", activity => activity.Contact = new("42\uD83D") },
        { "Admin is not an id", activity => activity.Admin = new("Ada Lovelace") },
        { "Note is empty", activity => activity.Body = new(" \n") },
        { "Note contains half a character", activity => activity.Body = new("Hello \uD83D") },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_anything_is_claimed_or_sent(string problem, Action<AddContactNote> change)
    {
        var run = await _scene.RunAsync(Add(change));

        Assert.Equal(("invalid_request", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_dry_run_shows_the_request_and_sends_nothing()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.OtherContactId, Email = Sample.Email, Role = "lead" });
        var activity = Add(activity => (activity.Contact, activity.Admin, activity.DryRun) = (new(Sample.Email), default!, new(true)));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(
            """{"body":"Likes tea.","admin_id":"990"}""", JObject.Parse((string)run.Output(activity, "Request")!).ToString(Formatting.None));
        Assert.Equal(Sample.OtherContactId, (string?)JObject.Parse((string)run.Output(activity, "ResolvedInputs")!)["contact"]!["id"]);
        Assert.Null(run.Output(activity, "NoteId"));
        Assert.Empty(_scene.Transport.Requests);
    }

    public static TheoryData<string, JObject[], string?> Looks => new()
    {
        { "the one", [Note("32", by: "992"), Note("31")], "31" },
        { "nothing", [], null },
        { "by another teammate", [Note("31", by: "992")], null },
        { "another text", [Note("31", body: "<p>Likes coffee.</p>")], null },
        { "long before", [Note("31", at: TestClock.Start.AddHours(-1))], null },
        { "twice", [Note("32"), Note("31")], null },
        { "beside what can't be read", [Note(null!), Note("31")], null },
    };

    [Theory, MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task After_an_unclear_answer_the_notes_are_read_and_the_one_match_taken(string name, JObject[] notes, string? found)
    {
        Fails();
        _scene.Transport.On(List, (_, _) => Task.FromResult(Notes(next: null, notes)));
        var activity = Add();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(found == (string?)run.Output(activity, "NoteId"), name);
        Assert.Equal(found == null ? "Unknown" : "Done", run.Outcome(activity));
        Assert.All(_scene.Transport.Requests.Skip(1), sent => Assert.True(sent.Request.IsUrgent));
    }

    [Fact]
    public async Task The_look_is_for_the_note_of_the_tokens_own_teammate_too()
    {
        Fails();
        _scene.Transport.On(List, (_, _) => Task.FromResult(Notes(next: null, Note("30"), Note("31", by: "990"))));
        var activity = Add(activity => activity.Admin = default!);

        Assert.Equal("31", (await _scene.RunConnectedAsync(activity)).Output(activity, "NoteId"));
    }

    public static TheoryData<string, string?, DateTimeOffset, bool> Pages => new()
    {
        { "the second page has nothing", """{"starting_after":"a+b"}""", TestClock.Start, true },
        { "the rest is older", """{"starting_after":"a+b"}""", TestClock.Start.AddDays(-3), true },
        { "an address instead of a cursor", "\"https://api.intercom.io/contacts/1/notes?page=2\"", TestClock.Start, false },
        { "an address, and the rest is older", "\"https://api.intercom.io/contacts/1/notes?page=2\"", TestClock.Start.AddDays(-3), true },
    };

    [Theory, MemberData(nameof(Pages), DisableDiscoveryEnumeration = true)]
    public async Task Later_pages_are_read_unless_they_can_only_be_older(string name, string? next, DateTimeOffset last, bool isFound)
    {
        Fails();
        _scene.Transport.On(
            List,
            (request, _) => Task.FromResult(
                request.Path.EndsWith("notes?starting_after=a%2Bb", StringComparison.Ordinal)
                    ? Notes(next: null)
                    : Notes(next, Note("31"), Note("30", by: "992", at: last))));
        var activity = Add();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.True(isFound == (run.Outcome(activity) == "Done"), name);
    }

    public static TheoryData<string, Func<string, JObject>, string> Missing => new()
    {
        { "nobody", _ => throw new IntercomException(IntercomErrorKind.NotFound, "not_found", "User Not Found"), "not_found Resource Not Found" },
        { "an archived contact", _ => new JObject { ["id"] = Sample.ContactId, ["archived"] = true }, "contact_archived" },
        { "a contact, so that the teammate is missing", _ => new JObject { ["id"] = Sample.ContactId }, "Check that Admin is a teammate" },
        {
            "a contact that was merged",
            path => path.EndsWith(Sample.OtherContactId, StringComparison.Ordinal)
                ? new JObject { ["id"] = Sample.OtherContactId }
                : throw new IntercomException(IntercomErrorKind.Rejected, "contact_merged", "Gone", HttpStatusCode.Gone) { MergedInto = Sample.OtherContactId },
            $"merged into contact {Sample.OtherContactId}"
        },
    };

    [Theory, MemberData(nameof(Missing), DisableDiscoveryEnumeration = true)]
    public async Task A_404_says_what_is_missing_and_releases_the_key(string name, Func<string, JObject> contact, string said)
    {
        _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.NotFound, "not_found", "Resource Not Found"));
        _scene.Transport.On("GET /contacts/{id}", (request, _) => Task.FromResult(contact(request.Path)));

        var run = await _scene.RunAsync(Add());

        Assert.True($"{run.Fault.Code} {run.Fault.Message}".Contains(said, StringComparison.Ordinal), $"{name}: {run.Fault.Code} {run.Fault.Message}");
        Assert.Equal("release", _scene.Trail.Steps[^1]);
    }

    [Fact]
    public async Task An_answer_without_an_id_is_looked_at_again()
    {
        _scene.Transport.On(Post, (_, _) => Task.FromResult(Note(null!)));
        _scene.Transport.On(List, (_, _) => Task.FromResult(Notes(next: null, Note("31"))));
        var activity = Add();

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("31", true), (run.Output(activity, "NoteId"), run.Output(activity, "Reused")));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static AddContactNote Add(Action<AddContactNote>? change = null)
    {
        var activity = new AddContactNote { Id = "note", Contact = new(Sample.ContactId), Admin = new("991"), Body = new("Likes tea.") };
        change?.Invoke(activity);
        return activity;
    }

    private void Fails() => _scene.Transport.On(Post, (_, _) => throw new IntercomException(IntercomErrorKind.Unknown, "server_error", "Nobody knows."));

    private static JObject Notes(string? next, params JObject[] notes) => new()
    {
        ["type"] = "list",
        ["data"] = new JArray(notes.Cast<object>().ToArray()),
        ["pages"] = new JObject { ["next"] = next == null ? null : JToken.Parse(next) },
    };

    private static JObject Note(string id, string by = "991", string body = "<p>Likes tea.</p>", DateTimeOffset? at = null) => new()
    {
        ["type"] = "note",
        ["id"] = id,
        ["created_at"] = (at ?? TestClock.Start).ToUnixTimeSeconds(),
        ["author"] = new JObject { ["type"] = "admin", ["id"] = by },
        ["body"] = body,
        ["request_id"] = "request-1",
    };
}
