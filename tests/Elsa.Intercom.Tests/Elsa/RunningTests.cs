using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.CommitStates;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Engine;

public class RunningTests
{
    [Fact]
    public async Task A_fault_ends_the_workflow_as_faulted_with_one_incident_that_carries_the_inner_exception()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Sequence { Activities = { new Probe { Fault = new("broken") }, new Probe { Name = "Never" } } });

        Assert.Equal(WorkflowStatus.Finished, result.WorkflowState.Status);
        Assert.Equal(WorkflowSubStatus.Faulted, result.WorkflowState.SubStatus);
        var incident = Assert.Single(result.WorkflowState.Incidents);
        Assert.Equal("broken", incident.Message);
        Assert.Equal("within", incident.Exception?.InnerException?.Message);
        Assert.DoesNotContain(result.Journal.ActivityExecutionContexts, x => x.Activity.Name == "Never");
    }

    [Fact]
    public async Task The_journal_tells_what_started_completed_and_faulted()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Sequence { Activities = { new Probe(), new Probe { Fault = new("broken") } } });
        var events = result.Journal.WorkflowExecutionLogEntries.Where(
            x => x.ActivityType.EndsWith(".Probe", StringComparison.Ordinal)).Select(x => x.EventName);

        Assert.Equal(["Started", "Completed", "Started", "Faulted"], events);
    }

    [Fact]
    public async Task A_secret_stays_out_of_the_activity_state_and_other_inputs_are_in_it()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Probe { Token = new("s3cret"), Text = new("shown") });
        var state = result.Journal.ActivityExecutionContexts.Single(x => x.Activity is Probe).ActivityState;

        Assert.Equal("shown", state["Text"]);
        Assert.DoesNotContain("Token", state.Keys);
        Assert.DoesNotContain("s3cret", state.Values);
    }

    [Fact]
    public async Task Outcomes_and_outputs_are_recorded()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Probe { Id = "probe", Outcome = new("Not Found") });
        var context = result.Journal.ActivityExecutionContexts.Single(x => x.Activity is Probe);

        Assert.Equal(ActivityStatus.Completed, context.Status);
        Assert.Equal(["Not Found"], Assert.IsType<string[]>(context.JournalData["Outcomes"]));
        Assert.Equal("answer to initial", result.WorkflowExecutionContext.GetActivityOutputRegister().FindOutputByActivityId("probe", "Answer"));
    }

    [Fact]
    public async Task A_missing_declared_default_is_filled_in()
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Probe { Declared = null! });

        Assert.Equal("declared", result.Journal.ActivityExecutionContexts.Single(x => x.Activity is Probe).ActivityState["Declared"]);
    }

    [Fact]
    public async Task A_cancelled_token_stops_before_the_first_activity()
    {
        await using var engine = await EngineFixture.StartAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        try
        {
            var result = await engine.RunAsync(new Probe(), cancellationToken: cancellation.Token);
            Assert.Equal(WorkflowSubStatus.Cancelled, result.WorkflowState.SubStatus);
            Assert.DoesNotContain(result.Journal.ActivityExecutionContexts, x => x.Activity is Probe);
        }
        catch (OperationCanceledException)
        {
            // Elsa's services may see the token before its engine does.
        }
    }

    [Fact]
    public async Task The_end_of_a_run_is_committed()
    {
        var commits = new CountingCommits();
        await using var engine = await EngineFixture.StartAsync(services => services.AddScoped<ICommitStateHandler>(_ => commits));
        var result = await engine.RunAsync(new Probe());

        Assert.Equal(1, commits.Count);
        await result.WorkflowExecutionContext.CommitAsync();
        Assert.Equal(2, commits.Count);
    }

    private sealed class CountingCommits : ICommitStateHandler
    {
        public int Count { get; private set; }

        public Task CommitAsync(WorkflowExecutionContext workflowExecutionContext, CancellationToken cancellationToken = default)
        {
            Count++;
            return Task.CompletedTask;
        }

        public Task CommitAsync(
            WorkflowExecutionContext workflowExecutionContext, WorkflowState workflowState, CancellationToken cancellationToken = default) =>
            CommitAsync(workflowExecutionContext, cancellationToken);
    }
}
