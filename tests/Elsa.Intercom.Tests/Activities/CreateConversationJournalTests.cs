using System.Net;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationJournalTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Fact]
    public async Task A_created_conversation_is_journalled_with_what_an_operator_looks_for()
    {
        var activity = Sample.Conversation(activity => activity.Connection = new("Europe"));

        var run = await _scene.RunAsync(activity);

        var journal = run.Journal(activity);
        Assert.Equal(
            ["Connection", "ContactId", "ContactRole", "ConversationId", "DurationMs", "MessageId", "RequestId", "Result"],
            journal.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Europe", journal["Connection"]);
        Assert.Equal("Created", journal["Result"]);
        Assert.Equal(Sample.ContactId, journal["ContactId"]);
        Assert.Equal("user", journal["ContactRole"]);
        Assert.Equal("215468465", journal["ConversationId"]);
        Assert.Equal("request-1", journal["RequestId"]);
        Assert.IsType<double>(journal["DurationMs"]);
    }

    [Fact]
    public async Task The_role_that_the_look_up_found_is_journalled()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = "lead", Email = Sample.Email });
        var activity = Sample.Conversation(activity => (activity.IdentifyBy, activity.Contact) = (new("email"), new(Sample.Email)));

        var run = await _scene.RunAsync(activity);

        Assert.Equal("lead", run.Journal(activity)["ContactRole"]);
        Assert.Empty(run.Warnings(activity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_is_journalled_with_its_code_status_and_request(bool connected)
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.Rejected, "parameter_invalid", "What to do.", HttpStatusCode.UnprocessableEntity, "request-9"));
        var activity = Sample.Conversation();

        var run = await (connected ? _scene.RunConnectedAsync(activity) : _scene.RunAsync(activity));
        var journal = new Dictionary<string, object>(run.Journal(activity));

        Assert.True(journal.Remove("DurationMs", out var duration) && duration is >= 0.0);
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["Connection"] = "Default",
                ["Result"] = "Rejected",
                ["ErrorCode"] = "parameter_invalid",
                ["ErrorMessage"] = "What to do.",
                ["HttpStatus"] = 422,
                ["RequestId"] = "request-9",
            },
            journal);
    }

    [Fact]
    public async Task An_error_without_an_answer_names_neither_status_nor_request()
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.Unavailable, "connection_failed", "What to do."));
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Equal(["Connection", "DurationMs", "ErrorCode", "ErrorMessage", "Result"], run.Journal(activity).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<p>Hello</p>")]
    [InlineData("Hello<br/>there")]
    [InlineData("<a href=\"https://example.com\">Look</a>")]
    public async Task HTML_is_sent_as_it_is_with_a_warning(string body)
    {
        var activity = Sample.Conversation(activity => activity.Body = new(body));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(body, _scene.Sent.Single().Body);
        Assert.StartsWith("The message looks like HTML.", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_journals_the_contact_and_warns_as_well()
    {
        var activity = Sample.Conversation(activity => (activity.DryRun, activity.Body) = (new(true), new("<p>Hello</p>")));

        var run = await _scene.RunAsync(activity);

        Assert.Equal((Sample.ContactId, "user"), (run.Journal(activity)["ContactId"], run.Journal(activity)["ContactRole"]));
        Assert.True(run.Journal(activity).ContainsKey("DurationMs"));
        Assert.Single(run.Warnings(activity));
    }

    [Theory]
    [InlineData("I <3 it")]
    [InlineData("a < b and c > d")]
    [InlineData("->")]
    public async Task A_text_that_only_uses_angle_brackets_gets_no_warning(string body)
    {
        var activity = Sample.Conversation(activity => activity.Body = new(body));

        var run = await _scene.RunAsync(activity);

        Assert.Empty(run.Warnings(activity));
    }

    [Theory]
    [InlineData("42")]
    [InlineData("6762f11b1bb69f9f2193bba")]
    [InlineData("6762f11b1bb69f9f2193bbaz")]
    public async Task An_id_that_is_not_Intercoms_is_sent_with_a_warning(string contact)
    {
        var activity = Sample.Conversation(activity => (activity.IdentifyBy, activity.Contact) = (new("id"), new(contact)));

        var run = await _scene.RunAsync(activity);

        Assert.Equal(contact, _scene.Sent.Single().From.Id);
        Assert.StartsWith("The contact's id is not 24 hexadecimal digits", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_Intercoms_gets_no_warning_in_either_case()
    {
        var activity = Sample.Conversation(activity => activity.Contact = new(Sample.ContactId.ToUpperInvariant()));

        var run = await _scene.RunAsync(activity);

        Assert.Empty(run.Warnings(activity));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
