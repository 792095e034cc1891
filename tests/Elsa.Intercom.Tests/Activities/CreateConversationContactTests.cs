using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>Who speaks is never guessed.</summary>
public sealed class CreateConversationContactTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    [Theory]
    [InlineData("email", "user")]
    [InlineData("external_id", "user")]
    [InlineData("external_id", "lead")]
    public async Task Nobody_found_ends_as_Contact_Not_Found(string identifyBy, string contactType)
    {
        var run = await RunAsync(identifyBy, contactType);

        Assert.Equal(("contact_not_found", "Not Found"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(["commit", "claim", "look up", "look up", "look up", "look up", "release"], _scene.Trail.Steps);
    }

    [Theory]
    [InlineData("email", "lead", "user")]
    [InlineData("email", "user", "user")]
    [InlineData("external_id", "user", "user")]
    [InlineData("external_id", "lead", "lead")]
    public async Task The_role_that_is_found_counts(string identifyBy, string contactType, string found)
    {
        Knows(Sample.ContactId, found);

        await RunAsync(identifyBy, contactType);

        Assert.Equal((found, Sample.ContactId), (_scene.Sent.Single().From.Type, _scene.Sent.Single().From.Id));
    }

    [Theory]
    [InlineData("user", Sample.ContactId)]
    [InlineData("lead", Sample.OtherContactId)]
    public async Task Of_a_user_and_a_lead_the_wanted_role_decides(string contactType, string id)
    {
        Knows(Sample.ContactId, "user");
        Knows(Sample.OtherContactId, "lead");

        await RunAsync("email", contactType);

        Assert.Equal(id, _scene.Sent.Single().From.Id);
    }

    [Theory]
    [InlineData("lead", "lead", "lead")]
    [InlineData("lead", "lead", "user")]
    [InlineData("user", "lead", "contact")]
    public async Task Several_that_the_role_does_not_settle_are_refused_by_their_ids(string first, string second, string contactType)
    {
        Knows(Sample.ContactId, first);
        Knows(Sample.OtherContactId, second);

        var run = await RunAsync("email", contactType);

        Assert.Equal(("several_contacts", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Contains($"{Sample.ContactId} ({first}), {Sample.OtherContactId} ({second})", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Sent);
    }

    [Fact]
    public async Task An_archived_contact_is_refused_with_the_remedy()
    {
        Knows(Sample.ContactId, "user", archived: true);

        var run = await RunAsync("email", "user");

        Assert.Equal(("contact_archived", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Contains($"POST /contacts/{Sample.ContactId}/unarchive", run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Sent);
    }

    [Fact]
    public async Task An_archived_one_beside_an_active_one_is_passed_over()
    {
        Knows(Sample.ContactId, "user", archived: true);
        Knows(Sample.OtherContactId, "user");

        await RunAsync("email", "user");

        Assert.Equal(Sample.OtherContactId, _scene.Sent.Single().From.Id);
    }

    [Theory]
    [InlineData(true, "contact_archived", "Rejected")]
    [InlineData(false, "not_found", "Not Found")]
    public async Task A_404_is_asked_whether_the_contact_is_archived(bool archived, string code, string outcome)
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.NotFound, "not_found", "User Not Found", System.Net.HttpStatusCode.NotFound, "request-9"));
        _scene.Transport.On("GET /contacts/{id}", (_, _) => Task.FromResult(Answers.ContactJson(Sample.ContactId, archived: archived)));

        var run = await _scene.RunAsync(Sample.Conversation());

        Assert.Equal((code, outcome), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(["commit", "claim", "begin sending", "release"], _scene.Trail.Steps);
    }

    [Fact]
    public async Task A_404_stays_one_where_the_question_is_not_answered()
    {
        _scene.Fails(new IntercomException(IntercomErrorKind.NotFound, "not_found", "User Not Found"));
        _scene.Transport.On("GET /contacts/{id}", (_, _) => throw new IntercomException(IntercomErrorKind.Unavailable, "timeout", "No answer."));

        var run = await _scene.RunAsync(Sample.Conversation());

        Assert.Equal(("not_found", "Not Found"), (run.Fault.Code, run.Fault.Type));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_email_address_that_an_expression_gives_in_place_of_an_id_is_refused(bool dryRun)
    {
        var run = await _scene.RunAsync(Sample.Conversation(activity =>
        {
            activity.IdentifyBy = new("id");
            activity.Contact = Sample.JavaScript<string>($"'{Sample.Email}'");
            activity.DryRun = new(dryRun);
        }));

        Assert.Equal("Rejected", run.Fault.Type);
        Assert.DoesNotContain(Sample.Email, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
    }

    [Fact]
    public async Task A_look_up_that_fails_ends_as_it_failed_and_gives_the_key_back()
    {
        _scene.Intercom.Setup(
            client => client.Contacts.SearchAsync(
                It.IsAny<ContactSearch>(),
                It.IsAny<CancellationToken>())).ThrowsAsync(new IntercomException(IntercomErrorKind.Unavailable, "timeout", "No answer."));

        var run = await RunAsync("email", "user");

        Assert.Equal(("timeout", "Unavailable"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal(["commit", "claim", "release"], _scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private void Knows(string id, string role, bool archived = false) =>
        _scene.Contacts.Add(new Contact { Id = id, Role = role, Email = Sample.Email, ExternalId = "42", Archived = archived });

    private Task<WorkflowRun> RunAsync(string identifyBy, string contactType) => _scene.RunAsync(Sample.Conversation(activity =>
    {
        activity.IdentifyBy = new(identifyBy);
        activity.Contact = new(identifyBy == "email" ? Sample.Email : "42");
        activity.ContactType = new(contactType);
    }));
}
