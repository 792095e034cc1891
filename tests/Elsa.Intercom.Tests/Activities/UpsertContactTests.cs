using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Who is found, who is created, and what is changed.</summary>
public sealed class UpsertContactTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly ContactBook _book;

    public UpsertContactTests() => _book = new ContactBook(_scene);

    [Fact]
    public async Task Somebody_unknown_is_created()
    {
        var activity = Sample.Contact();

        var run = await _scene.RunAsync(activity);

        Assert.Single(_book.Created);
        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal(Sample.ContactId, run.Output(activity, "ContactId"));
        Assert.Equal("user", run.Output(activity, "ContactRole"));
        Assert.Equal(true, run.Output(activity, "Created"));
        Assert.Equal("request-created", run.Output(activity, "RequestId"));
        Assert.Equal(("Default", "Created"), (run.Journal(activity)["Connection"], run.Journal(activity)["Result"]));
        Assert.IsType<double>(run.Journal(activity)["DurationMs"]);
    }

    [Fact]
    public async Task Outputs_bound_to_variables_are_there_for_the_next_step()
    {
        var (id, role, created) = (new Variable<string?>("Id", null), new Variable<string?>("Role", null), new Variable<bool>("Created", false));

        var run = await _scene.RunAsync(
            [id, role, created],
            Sample.Contact(activity => (activity.ContactId, activity.ContactRole, activity.Created) = (new(id), new(role), new(created))),
            new Note { Label = "id", Value = Sample.JavaScript<object?>("variables.Id") },
            new Note { Label = "role", Value = Sample.JavaScript<object?>("variables.Role") },
            new Note { Label = "created", Value = new(created) },
            new Note { Label = "output", Value = Sample.JavaScript<object?>("getOutputFrom('upsert', 'ContactId')") });

        Assert.Equal((Sample.ContactId, "user", true), (run.Notes["id"], run.Notes["role"], run.Notes["created"]));
        Assert.Equal(Sample.ContactId, run.Notes["output"]);
    }

    [Theory]
    [InlineData("Update", 1)]
    [InlineData("Keep", 0)]
    public async Task Somebody_found_is_updated_or_kept(string whenFound, int updates)
    {
        _book.Knows(name: "Ada");
        var activity = Sample.Contact(activity => (activity.WhenFound, activity.FullName) = (new(whenFound), new("Ada Lovelace")));

        var run = await _scene.RunAsync(activity);

        Assert.Empty(_book.Created);
        Assert.Equal(updates, _book.Updated.Count);
        Assert.Equal(Sample.ContactId, run.Output(activity, "ContactId"));
        Assert.Equal(false, run.Output(activity, "Created"));
        Assert.Equal("Found", run.Journal(activity)["Result"]);
        Assert.Equal(updates == 1 ? "request-updated" : "request-found", run.Output(activity, "RequestId"));
    }

    [Fact]
    public async Task Only_what_is_given_and_differs_is_sent_in_an_update()
    {
        _book.Knows(externalId: "42", name: "Ada");

        await _scene.RunAsync(
            Sample.Contact(activity => (activity.ExternalId, activity.FullName, activity.Phone) = (new("42"), new(" "), new("+35312345678"))));

        var (id, changes) = Assert.Single(_book.Updated);
        Assert.Equal(Sample.ContactId, id);
        Assert.Equal("+35312345678", changes.Phone);
        Assert.Null(changes.Name);
        Assert.Null(changes.Email);
        Assert.Null(changes.ExternalId);
        Assert.Null(changes.Role);
    }

    [Fact]
    public async Task Nothing_to_change_sends_no_update()
    {
        _book.Knows(name: "Ada");

        await _scene.RunAsync(Sample.Contact(activity => activity.FullName = new("Ada")));

        Assert.Empty(_book.Updated);
    }

    [Fact]
    public async Task The_external_id_is_looked_up_before_the_email_address()
    {
        _book.Knows(Sample.OtherContactId, email: "other@example.com", externalId: "42");
        _book.Knows(Sample.ContactId);
        var activity = Sample.Contact(activity => (activity.ExternalId, activity.WhenFound) = (new("42"), new("Keep")));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(Sample.OtherContactId, run.Output(activity, "ContactId"));
    }

    [Theory]
    [InlineData("user", Sample.ContactId)]
    [InlineData("lead", Sample.OtherContactId)]
    public async Task Only_contacts_of_the_role_are_found(string role, string id)
    {
        _book.Knows(Sample.ContactId, "user");
        _book.Knows(Sample.OtherContactId, "lead");
        var activity = Sample.Contact(activity => (activity.Role, activity.WhenFound) = (new(role), new("Keep")));

        var run = await _scene.RunAsync(activity);

        Assert.Equal((id, role), (run.Output(activity, "ContactId"), run.Output(activity, "ContactRole")));
    }

    [Fact]
    public async Task A_conflict_that_names_the_contact_finds_it()
    {
        _book.Conflicts($"A contact matching those details already exists with id={Sample.OtherContactId}");
        _book.Knows(Sample.OtherContactId, email: "not.searchable.yet@example.com");
        var activity = Sample.Contact();

        var run = await _scene.RunAsync(activity);

        Assert.Equal((Sample.OtherContactId, false), (run.Output(activity, "ContactId"), run.Output(activity, "Created")));
    }

    [Fact]
    public async Task A_conflict_that_names_nobody_is_refused_in_words_that_help()
    {
        _book.Conflicts("A contact matching those details already exists");

        var run = await _scene.RunAsync(Sample.Contact());

        Assert.Equal(("contact_conflict", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Contains("Try again in a few minutes", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archived_contact_is_refused_with_the_remedy()
    {
        _book.Conflicts($"An archived contact matching those details already exists with id={Sample.ContactId}");

        var run = await _scene.RunAsync(Sample.Contact());

        Assert.Equal(("contact_archived", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Contains($"POST /contacts/{Sample.ContactId}/unarchive", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_leads_of_one_address_are_refused_by_their_ids()
    {
        _book.Knows(Sample.ContactId, "lead");
        _book.Knows(Sample.OtherContactId, "lead");

        var run = await _scene.RunAsync(Sample.Contact(activity => activity.Role = new("lead")));

        Assert.Equal("several_contacts", run.Fault.Code);
        Assert.Contains($"{Sample.ContactId} (lead), {Sample.OtherContactId} (lead)", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_external_id_is_not_overwritten()
    {
        _book.Knows(externalId: "41");

        var run = await _scene.RunAsync(Sample.Contact(activity => activity.ExternalId = new("42")));

        Assert.Equal(("contact_conflict", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Empty(_book.Updated);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
