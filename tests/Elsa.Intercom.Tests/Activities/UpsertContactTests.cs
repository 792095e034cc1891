using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>What a workflow sees of a contact that is created, or found and changed.</summary>
public sealed class UpsertContactTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly ContactBook _book;

    public UpsertContactTests() => _book = new ContactBook(_scene);

    [Fact]
    public async Task An_unknown_contact_is_created()
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
    public async Task A_contact_that_is_found_is_updated_or_kept(string whenFound, int updates)
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

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
