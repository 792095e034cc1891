using Elsa.Expressions.Models;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Newtonsoft.Json;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Values that Elsa's own conversion would silently turn into a default, or quote in an incident.</summary>
public sealed class UnreadableInputTests : IAsyncDisposable
{
    private const string PersonName = "Lovelace-Canary";

    private readonly IntercomScene _scene = new();

    [Theory]
    [InlineData("'yes'")]
    [InlineData("'1'")]
    [InlineData("1")]
    [InlineData("({})")]
    public async Task A_dry_run_that_cannot_be_read_sends_nothing(string javaScript)
    {
        var activity = Sample.Conversation(activity => activity.DryRun = Sample.JavaScript<bool>(javaScript));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Rejected", run.Outcome(activity));
        Assert.StartsWith("Dry run", Assert.IsType<string>(run.Output(activity, "ErrorMessage")), StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Theory]
    [InlineData("Literal", """{"plan":"pro","seats":3}""")]
    [InlineData("Object", """{"plan":"pro","seats":3}""")]
    [InlineData("JavaScript", "JSON.stringify({ plan: 'pro', seats: 3 })")]
    [InlineData("Object", """{"plan":{"type":"Literal","value":"pro"},"seats":{"type":"JavaScript","value":"1 + 2"}}""")]
    public async Task Custom_attributes_are_read_in_every_form_that_authors_write(string type, string value)
    {
        var book = new ContactBook(_scene);

        var run = await _scene.RunAsync(
            Sample.Contact(activity => activity.CustomAttributes = new Input<IDictionary<string, object>?>(new Expression(type, value))));

        Assert.Empty(run.Incidents);
        Assert.Equal("""{"plan":"pro","seats":3}""", JsonConvert.SerializeObject(Assert.Single(book.Created).CustomAttributes));
    }

    [Theory]
    [InlineData("Literal", "{\"name\":\"Ada \"Lovelace-Canary\" \"}")]
    [InlineData("JavaScript", "({ list: ['Lovelace-Canary'] })")]
    [InlineData("JavaScript", "({ inner: { name: 'Lovelace-Canary' } })")]
    [InlineData("JavaScript", "({ number: 0 / 0, name: 'Lovelace-Canary' })")]
    [InlineData("Literal", "Lovelace-Canary")]
    public async Task Custom_attributes_that_cannot_be_read_are_refused_without_being_quoted(string type, string value)
    {
        var book = new ContactBook(_scene);
        var activity = Sample.Contact(activity => activity.CustomAttributes = new Input<IDictionary<string, object>?>(new Expression(type, value)));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Rejected", run.Outcome(activity));
        Assert.DoesNotContain(PersonName, Assert.IsType<string>(run.Output(activity, "ErrorMessage")), StringComparison.Ordinal);
        Assert.Empty(book.Created);
    }

    [Fact]
    public async Task A_name_with_half_a_character_is_refused()
    {
        var book = new ContactBook(_scene);
        var activity = Sample.Contact(activity => activity.FullName = new("Ada \uD83D"));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Rejected", run.Outcome(activity));
        Assert.Empty(book.Created);
    }

    [Fact]
    public async Task Attachments_that_cannot_be_read_are_refused_without_being_quoted()
    {
        var activity = Sample.Conversation(
            activity => activity.AttachmentUrls = new Input<ICollection<string>?>(new Expression("Object", "[\"https://example.com/ada@example.com")));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Rejected", run.Outcome(activity));
        Assert.DoesNotContain("ada@", Assert.IsType<string>(run.Output(activity, "ErrorMessage")), StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_variable_does_not_keep_the_id_of_an_earlier_conversation()
    {
        var id = new Variable<string?>("ConversationId", null);
        var failing = Sample.Conversation(activity => (activity.Id, activity.Body, activity.ConversationId) = ("failing", new(" "), new(id)));

        var run = await _scene.RunAsync(
            [id],
            Sample.Conversation(activity => activity.ConversationId = new(id)),
            new Note { Label = "first", Value = Sample.JavaScript<object?>("variables.ConversationId") },
            SampleFlowcharts.Row(
                [], "Rejected", failing, new Note { Label = "second", Value = Sample.JavaScript<object?>("variables.ConversationId || 'none'") }));

        Assert.NotNull(run.Notes["first"]);
        Assert.Equal("none", run.Notes["second"]);
    }

    [Fact]
    public async Task The_name_of_an_unknown_connection_is_not_journaled_when_it_is_an_address()
    {
        var activity = Sample.Conversation(activity => activity.Connection = new("ada@example.com"));

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal("Rejected", run.Outcome(activity));
        Assert.Equal("…", run.Journal(activity)["Connection"]);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
