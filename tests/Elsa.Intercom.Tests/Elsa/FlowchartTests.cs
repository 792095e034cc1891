using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.Engine;

public class FlowchartTests
{
    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    public async Task A_decision_takes_one_branch(bool condition, string expected)
    {
        var (decision, yes, no) = (new FlowDecision(_ => condition), Named("yes"), Named("no"));
        Assert.Equal(
            [expected],
            await RunAsync(
                [decision, yes, no], new(new Endpoint(decision, "True"), new Endpoint(yes)), new(new Endpoint(decision, "False"), new Endpoint(no))));
    }

    [Fact]
    public async Task An_outcome_without_a_connection_ends_the_branch()
    {
        var (first, done) = (Named("first", "Not Found"), Named("done"));
        Assert.Equal(["first"], await RunAsync([first, done], new Connection(new Endpoint(first, "Done"), new Endpoint(done))));
    }

    [Fact]
    public async Task A_join_runs_once_after_all_of_its_branches()
    {
        var (start, left, right, join) = (Named("start"), Named("left"), Named("right"), Named("join"));
        var names = await RunAsync([start, left, right, join], On(start, left), On(start, right), On(left, join), On(right, join));
        Assert.Equal(["start", "left", "right", "join"], names);
    }

    [Fact]
    public async Task A_join_behind_a_decision_does_not_wait_for_the_branch_not_taken()
    {
        var (decision, yes, no, join) = (new FlowDecision(_ => true), Named("yes"), Named("no"), Named("join"));
        var names = await RunAsync(
            [decision, yes, no, join],
            new(new Endpoint(decision, "True"), new Endpoint(yes)),
            new(new Endpoint(decision, "False"), new Endpoint(no)),
            On(yes, join),
            On(no, join));
        Assert.Equal(["yes", "join"], names);
    }

    [Fact]
    public async Task A_connection_back_repeats_with_a_new_execution_id()
    {
        var count = 0;
        var (first, decision, after) = (Named("first"), new FlowDecision(_ => ++count < 3), Named("after"));
        var result = await StartAsync(
            [first, decision, after],
            On(first, decision),
            new(new Endpoint(decision, "True"), new Endpoint(first)),
            new(new Endpoint(decision, "False"), new Endpoint(after)));

        Assert.Equal(["first", "first", "first", "after"], Names(result));
        Assert.Equal(4, result.Journal.ActivityExecutionContexts.Where(x => x.Activity is Probe).Select(x => x.Id).Distinct().Count());
    }

    private static Probe Named(string name, string outcome = "Done") => new() { Id = name, Name = name, Outcome = new(outcome) };

    private static Connection On(IActivity source, IActivity target) => new(new Endpoint(source, "Done"), new Endpoint(target, "In"));

    private static async Task<IEnumerable<string?>> RunAsync(IActivity[] activities, params Connection[] connections) =>
        Names(await StartAsync(activities, connections));

    private static async Task<RunWorkflowResult> StartAsync(IActivity[] activities, params Connection[] connections)
    {
        await using var engine = await EngineFixture.StartAsync();
        var result = await engine.RunAsync(new Flowchart { Activities = activities, Connections = connections, Start = activities[0] });
        Assert.Equal(WorkflowSubStatus.Finished, result.WorkflowState.SubStatus);
        return result;
    }

    private static IEnumerable<string?> Names(RunWorkflowResult result) =>
        result.Journal.ActivityExecutionContexts.Where(x => x.Activity is Probe).Select(x => x.Activity.Name);
}
