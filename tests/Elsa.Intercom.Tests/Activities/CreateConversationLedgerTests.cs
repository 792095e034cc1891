using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>A ledger that fails is Unavailable: nothing was sent, and an administrator can help.</summary>
public sealed class CreateConversationLedgerTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public static TheoryData<string> BeforeSending => ["claim", "begin sending"];

    [Theory, MemberData(nameof(BeforeSending))]
    public async Task It_faults_and_nothing_is_sent(string step)
    {
        _scene.Ledger.Failures[step] = new LedgerException("The table is missing.");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Equal(("ledger_unavailable", "Intercom", "Unavailable"), (run.Fault.Code, run.Fault.Category, run.Fault.Type));
        Assert.StartsWith("Nothing was sent", run.Fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("The table is missing.", run.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
        Assert.Equal(run.Fault.Message, Assert.Single(run.Incidents).Message);
        Assert.Empty(_scene.Sent);
    }

    [Theory, MemberData(nameof(BeforeSending))]
    public async Task It_goes_along_the_line_of_Unavailable_where_there_is_one(string step)
    {
        _scene.Ledger.Failures[step] = new IOException("no database");
        var activity = Sample.Conversation();

        var run = await _scene.RunConnectedAsync(activity);

        Assert.Equal(["Unavailable"], run.Notes.Labels);
        Assert.Equal("ledger_unavailable", run.Output(activity, "ErrorCode"));
        Assert.Empty(_scene.Sent);
    }

    [Theory, MemberData(nameof(BeforeSending))]
    public async Task The_journal_is_filled_as_after_any_step(string step)
    {
        _scene.Ledger.Failures[step] = new IOException("no database");
        var activity = Sample.Conversation(activity => activity.Connection = new("Europe"));

        var run = await _scene.RunAsync(activity);

        var journal = run.Journal(activity);
        Assert.Equal(["Connection", "DurationMs", "ErrorCode", "ErrorMessage", "Result"], journal.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("Europe", "ledger_unavailable", "Unavailable"), (journal["Connection"], journal["ErrorCode"], journal["Result"]));
        Assert.Equal(run.Fault.Message, journal["ErrorMessage"]);
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("begin sending")]
    public async Task What_a_ledger_of_the_applications_own_says_reaches_neither_fault_nor_incident_nor_journal(string step)
    {
        _scene.Ledger.Failures[step] = new IOException($"duplicate key: onboarding:{Sample.Email}");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        var texts = run.Journal(activity).Values.Append(run.Fault.ToString()).Concat(
            run.Incidents.SelectMany(incident => new[] { incident.Message, incident.Exception?.ToString(), incident.Exception?.InnerException?.ToString() }));
        Assert.All(texts, text => Assert.DoesNotContain(Sample.Email, $"{text}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outputs_of_an_earlier_step_do_not_stay_in_their_variables()
    {
        var id = new Variable<string?>("Id", "of an earlier pass");
        _scene.Ledger.Failures["claim"] = new IOException("no database");
        var activity = Sample.Conversation(activity => activity.ConversationId = new(id));

        var run = await _scene.RunAsync([id], activity);

        Assert.Null(id.Get(run.ContextOf(activity)));
    }

    [Fact]
    public async Task Once_the_conversation_exists_a_ledger_that_cannot_record_it_is_a_warning()
    {
        _scene.Ledger.Failures["complete"] = new IOException("no database");
        var activity = Sample.Conversation();

        var run = await _scene.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Equal("215468465", run.Output(activity, "ConversationId"));
        Assert.Contains("could not record conversation 215468465", Assert.Single(run.Warnings(activity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_needs_no_ledger()
    {
        _scene.Ledger.Failures["claim"] = new IOException("no database");
        var activity = Sample.Conversation(activity => activity.DryRun = new(true));

        Assert.Equal("Done", (await _scene.RunAsync(activity)).Outcome(activity));
    }

    [Fact]
    public async Task A_ledger_that_is_back_lets_the_same_step_run()
    {
        _scene.Ledger.Failures["begin sending"] = new IOException("no database");
        await _scene.RunAsync(Sample.Conversation(), "instance-1");
        _scene.Ledger.Failures.Clear();
        var retry = Sample.Conversation();

        var run = await _scene.RunAsync(retry, "instance-1");

        Assert.Equal("Created", run.Journal(retry)["Result"]);
        Assert.Single(_scene.Sent);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();
}
