using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Moq;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A contact that is found: which one, and what comes out.</summary>
public sealed class FindContactTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task What_Intercom_knows_comes_out()
    {
        _scene.Contacts.Add(Ada() with { Json = JObject.Parse("""{"custom_attributes":{"plan":"pro","seats":3},"tags":["vip"]}""") });
        var activity = Find();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(
            (Sample.OtherContactId, "user", "Ada Lovelace", Sample.Email, "42"),
            (run.Output(activity, "ContactId"), run.Output(activity, "ContactRole"), run.Output(activity, "ContactName"), run.Output(activity, "ContactEmail"),
                run.Output(activity, "ContactExternalId")));
        dynamic attributes = run.Output(activity, "ContactAttributes")!;
        dynamic json = run.Output(activity, "ContactJson")!;
        Assert.Equal(("pro", 3L, "vip"), ((string)attributes.plan, (long)attributes.seats, (string)json.tags[0]));
        Assert.Equal(("Found", Sample.OtherContactId), (run.Journal(activity)["Result"], run.Journal(activity)["ContactId"]));
    }

    [Fact]
    public async Task JavaScript_reads_the_attributes_of_a_contact()
    {
        _scene.Contacts.Add(Ada() with { Json = JObject.Parse("""{"custom_attributes":{"plan":"pro"},"social":[{"url":"https://example.com"}]}""") });
        var attributes = new Variable<object?>("Attributes", null);
        var json = new Variable<object?>("Whole", null);
        var note = new Note { Label = "read", Value = Sample.JavaScript<object?>("variables.Attributes.plan + ' ' + variables.Whole.social[0].url") };

        var run = await _scene.RunAsync(
            [attributes, json], Find(activity => (activity.ContactAttributes, activity.ContactJson) = (new(attributes), new(json))), note);

        Assert.Equal("pro https://example.com", run.Notes["read"]);
    }

    [Fact]
    public async Task A_contact_of_an_applications_own_client_has_its_fields_as_JSON()
    {
        _scene.Contacts.Add(Ada());
        var activity = Find();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Ada Lovelace", (string)((dynamic)run.Output(activity, "ContactJson")!).name);
        Assert.Null(run.Output(activity, "ContactAttributes"));
    }

    public static TheoryData<string, string, string?, string?> Roles => new()
    {
        { Sample.Email, "any", "user", null },
        { Sample.Email, "user", "user", null },
        { Sample.Email, "lead", "lead", null },
        { "42", "any", "user", null },
        { "42", "lead", "lead", null },
        { "43", "any", "lead", null },
        { "43", "user", null, "contact_not_found" },
        { "nobody@example.com", "any", null, "contact_not_found" },
        { "twice@example.com", "any", null, "several_contacts" },
        { "gone@example.com", "any", null, "contact_archived" },
    };

    [Theory, MemberData(nameof(Roles))]
    public async Task The_role_says_whom_to_look_for(string value, string role, string? foundRole, string? code)
    {
        _scene.Contacts.AddRange(
            [
                new Contact { Id = "1", Email = Sample.Email, ExternalId = "42", Role = "user" },
                new Contact { Id = "2", Email = Sample.Email, ExternalId = "42", Role = "lead" },
                new Contact { Id = "3", ExternalId = "43", Role = "lead" },
                new Contact { Id = "4", Email = "twice@example.com", Role = "lead" },
                new Contact { Id = "5", Email = "twice@example.com", Role = "lead" },
                new Contact { Id = "6", Email = "gone@example.com", Archived = true },
            ]);
        _scene.Intercom.Setup(client => client.Contacts.FindUserByExternalIdAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())!)
            .ReturnsAsync((string id, CancellationToken _) => _scene.Contacts.Find(contact => contact.ExternalId == id && contact.Role == "user"));
        var activity = Find(activity => (activity.Contact, activity.Role) = (new(value), new(role)));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal((foundRole, code), (run.Output(activity, "ContactRole"), run.Output(activity, "ErrorCode")));
    }

    [Theory]
    [InlineData("any", "Done")]
    [InlineData("user", "Done")]
    [InlineData("lead", "Not Found")]
    public async Task An_Intercom_ID_is_read_at_once(string role, string outcome)
    {
        _scene.Intercom.Setup(client => client.Contacts.GetAsync(Sample.OtherContactId, It.IsAny<CancellationToken>())).ReturnsAsync(Ada());
        var activity = Find(activity => (activity.Contact, activity.Role) = (new(Sample.OtherContactId), new(role)));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal(outcome, run.Outcome(activity));
        Assert.Empty(_scene.Time.Waits);
    }

    [Theory]
    [InlineData("", "Contact is empty")]
    [InlineData("ada@", "Contact is not an email address")]
    public async Task Invalid_input_is_refused_before_anything_is_sent(string value, string problem)
    {
        var run = await _scene.RunAsync(Find(activity => activity.Contact = new(value)));

        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Searches);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static Contact Ada() =>
        new() { Id = Sample.OtherContactId, Role = "user", Name = "Ada Lovelace", Email = Sample.Email, ExternalId = "42" };

    private static FindContact Find(Action<FindContact>? change = null)
    {
        var activity = new FindContact { Id = "find", Contact = new(Sample.Email) };
        change?.Invoke(activity);
        return activity;
    }
}
