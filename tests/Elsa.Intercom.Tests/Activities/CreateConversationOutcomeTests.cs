using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;

namespace Elsa.Intercom.Tests.Activities;

public sealed class CreateConversationOutcomeTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public static TheoryData<IntercomErrorKind, string> OutcomeOfEachKind => new()
    {
        { IntercomErrorKind.NotFound, "Not Found" },
        { IntercomErrorKind.Rejected, "Rejected" },
        { IntercomErrorKind.Unauthorized, "Unavailable" },
        { IntercomErrorKind.RateLimited, "Unavailable" },
        { IntercomErrorKind.Unavailable, "Unavailable" },
        { IntercomErrorKind.Unknown, "Unknown" },
    };

    [Fact]
    public async Task A_created_conversation_takes_the_branch_Done()
    {
        var run = await _scene.RunConnectedAsync(Sample.Conversation());

        Assert.Equal(["Done"], run.Notes.Labels);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    [Theory, MemberData(nameof(OutcomeOfEachKind))]
    public async Task Each_kind_of_error_takes_its_own_branch(IntercomErrorKind kind, string outcome)
    {
        _scene.Fails(new IntercomException(kind, "the_code", "What to do.", HttpStatusCode.BadRequest, "request-9"));
        var activity = Sample.Conversation();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal([outcome], run.Notes.Labels);
        Assert.Empty(run.Incidents);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
        Assert.Equal("the_code", run.Output(activity, "ErrorCode"));
        Assert.StartsWith("What to do.", Assert.IsType<string>(run.Output(activity, "ErrorMessage")), StringComparison.Ordinal);
        Assert.Equal("request-9", run.Output(activity, "RequestId"));
        Assert.Null(run.Output(activity, "ConversationId"));
    }

    [Theory, MemberData(nameof(OutcomeOfEachKind))]
    public async Task Each_kind_of_error_faults_where_no_line_leads_on(IntercomErrorKind kind, string outcome)
    {
        _scene.Fails(new IntercomException(kind, "the_code", "What to do.", innerException: new InvalidOperationException("an inner text")));

        var run = await _scene.RunAsync(SampleFlowcharts.Connected(Sample.Conversation(), ["Done"]));

        Assert.Equal(("the_code", "Intercom", outcome), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.StartsWith("What to do.", run.Fault.Message, StringComparison.Ordinal);
        Assert.Null(run.Fault.InnerException);
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        var incident = Assert.Single(run.Incidents);
        Assert.Equal(("create", "Elsa.Intercom.CreateConversation", run.Fault.Message), (incident.ActivityId, incident.ActivityType, incident.Message));
        Assert.Null(incident.Exception?.InnerException);
        Assert.Empty(run.Notes.Labels);
    }

    [Fact]
    public async Task An_unforeseen_error_faults_and_keeps_the_key()
    {
        _scene.Fails(new InvalidOperationException("a bug"));

        var run = await _scene.RunConnectedAsync(Sample.Conversation());

        Assert.Equal("a bug", Assert.Single(run.Incidents).Message);
        Assert.Equal(["commit", "claim", "begin sending", "unknown"], _scene.Trail.Steps);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
