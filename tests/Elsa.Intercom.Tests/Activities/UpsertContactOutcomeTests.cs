using System.Net;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Moq;

namespace Elsa.Intercom.Tests.Activities;

public sealed class UpsertContactOutcomeTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();
    private readonly ContactBook _book;

    public UpsertContactOutcomeTests() => _book = new ContactBook(_scene);

    public static TheoryData<IntercomErrorKind, string> OutcomeOfEachKind => CreateConversationOutcomeTests.OutcomeOfEachKind;

    [Fact]
    public async Task A_contact_takes_the_branch_Done()
    {
        var run = await _scene.RunAsync(SampleFlowcharts.Connected(Sample.Contact(), ["Done"]));

        Assert.Equal(["Done"], run.Notes.Labels);
        Assert.Single(_book.Created);
    }

    [Theory, MemberData(nameof(OutcomeOfEachKind))]
    public async Task Each_kind_of_error_takes_its_own_branch(IntercomErrorKind kind, string outcome)
    {
        Fails(new IntercomException(kind, "the_code", "What to do.", HttpStatusCode.BadRequest, "request-9"));
        var activity = Sample.Contact();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal([outcome], run.Notes.Labels);
        Assert.Empty(run.Incidents);
        Assert.Equal("the_code", run.Output(activity, "ErrorCode"));
        Assert.Equal("What to do.", run.Output(activity, "ErrorMessage"));
        Assert.Equal("request-9", run.Output(activity, "RequestId"));
        Assert.Equal((outcome, 400), (run.Journal(activity)["Result"], run.Journal(activity)["HttpStatus"]));
    }

    [Theory, MemberData(nameof(OutcomeOfEachKind))]
    public async Task Each_kind_of_error_faults_where_no_line_leads_on(IntercomErrorKind kind, string outcome)
    {
        Fails(new IntercomException(kind, "the_code", "What to do."));

        var run = await _scene.RunAsync(SampleFlowcharts.Connected(Sample.Contact(), ["Done"]));

        Assert.Equal(("the_code", "Intercom", outcome, "What to do."), (run.Fault.Code, run.Fault.Category, run.Fault.Type, run.Fault.Message));
        Assert.Equal("What to do.", Assert.Single(run.Incidents).Message);
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Empty(run.Notes.Labels);
    }

    public static TheoryData<string, Action<UpsertContact>> WrongInputs => new()
    {
        { "Neither Email nor External ID is given", activity => activity.Email = new(" ") },
        { "Email is not an email address", activity => activity.Email = new("ada") },
        { "Role is not one of its choices. Use one of: user, lead.", activity => activity.Role = new("contact") },
        { "When found is not one of its choices. Use one of: Update, Keep.", activity => activity.WhenFound = new("Delete") },
        { "There is no Intercom connection named 'Asia'", activity => activity.Connection = new("Asia") },
    };

    [Theory, MemberData(nameof(WrongInputs), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_input_is_refused_before_any_request(string problem, Action<UpsertContact> change)
    {
        var run = await _scene.RunAsync(Sample.Contact(change));

        Assert.Equal(("Intercom", "Rejected"), (run.Fault.Category, run.Fault.Type));
        Assert.StartsWith(problem, run.Fault.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Trail.Steps);
        Assert.Empty(_book.Created);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancellation_propagates(bool maySent)
    {
        using var cancellation = new CancellationTokenSource();
        _scene.Intercom.Setup(client => client.Contacts.CreateAsync(It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>()))
            .Callback(cancellation.Cancel)
            .ThrowsAsync(new RequestCanceledException(maySent, new OperationCanceledException(cancellation.Token)));
        var activity = Sample.Contact();

        var run = await _scene.RunAsync(activity, cancellationToken: cancellation.Token);

        Assert.IsAssignableFrom<OperationCanceledException>(run.ContextOf(activity).Exception);
        Assert.Null(run.Output(activity, "ErrorCode"));
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private void Fails(IntercomException exception) =>
        _scene.Intercom.Setup(client => client.Contacts.CreateAsync(It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>())).ThrowsAsync(exception);
}
