using System.Text.Json.Nodes;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>An error follows its outcome's connection. Without a connection, or outside a flowchart, the workflow faults.</summary>
public sealed class OutcomeConnectionTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public OutcomeConnectionTests() => _scene.Fails(new IntercomException(IntercomErrorKind.Rejected, "the_code", "What to do."));

    /// <summary>Both modes in which Elsa runs a flowchart. The stand-in has only the default one.</summary>
    public static TheoryData<string> Modes =>
        typeof(Flowchart).Assembly.GetName().Name == "Elsa.Workflows.Core" ? ["CounterBased", "TokenBased"] : ["CounterBased"];

    [Theory, MemberData(nameof(Modes))]
    public async Task In_a_flowchart_a_connected_error_goes_along_its_line(string mode) =>
        AssertFollowed(await RunAsync(mode, SampleFlowcharts.Connected(Sample.Conversation(), ["Done", "Rejected"])));

    [Theory, MemberData(nameof(Modes))]
    public async Task In_a_flowchart_an_error_without_a_line_faults(string mode) =>
        AssertFaulted(await RunAsync(mode, SampleFlowcharts.Connected(Sample.Conversation(), ["Done", "Not Found", "Unavailable", "Unknown"])));

    [Theory, MemberData(nameof(Modes))]
    public async Task A_connection_in_another_case_does_not_count_because_Elsa_does_not_follow_it(string mode) =>
        AssertFaulted(await RunAsync(mode, SampleFlowcharts.Connected(Sample.Conversation(), ["rejected"])));

    [Theory, MemberData(nameof(Modes))]
    public async Task A_connection_without_a_port_does_not_count(string mode)
    {
        var (activity, note) = (Sample.Conversation(), new Note { Label = "next" });

        AssertFaulted(
            await RunAsync(mode, new Flowchart { Activities = [activity, note], Connections = [new Connection(new Endpoint(activity), new Endpoint(note))] }));
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task The_connection_of_another_step_does_not_count(string mode)
    {
        var (activity, other, note) = (Sample.Conversation(), Sample.Conversation(activity => activity.Id = "other"), new Note { Label = "Rejected" });
        var flow = new Flowchart
        {
            Start = activity,
            Activities = [activity, other, note],
            Connections = [
                new Connection(new Endpoint(activity, "Done"), new Endpoint(other)),
                new Connection(new Endpoint(other, "Rejected"), new Endpoint(note)),
            ],
        };

        AssertFaulted(await RunAsync(mode, flow));
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task In_a_flowchart_within_a_flowchart_the_inner_lines_count(string mode)
    {
        AssertFollowed(await RunAsync(mode, Within(SampleFlowcharts.Connected(Sample.Conversation(), ["Rejected"]), outerPort: "Done")), "Rejected", "after");
        AssertFaulted(await RunAsync(mode, Within(SampleFlowcharts.Connected(Sample.Conversation(), ["Done"]), outerPort: "Rejected")));
    }

    [Fact]
    public async Task In_a_sequence_an_error_faults_and_the_next_step_does_not_run() =>
        AssertFaulted(await _scene.RunAsync(new Sequence { Activities = [Sample.Conversation(), new Note { Label = "next" }] }));

    [Fact]
    public async Task In_a_sequence_within_a_flowchart_an_error_faults_whatever_leads_on_from_the_sequence()
    {
        var sequence = new Sequence { Id = "sequence", Activities = [Sample.Conversation()] };
        var note = new Note { Label = "Rejected" };

        AssertFaulted(
            await _scene.RunAsync(
                new Flowchart { Activities = [sequence, note], Connections = [new Connection(new Endpoint(sequence, "Rejected"), new Endpoint(note))] }));
    }

    [Fact]
    public async Task In_a_flowchart_within_a_sequence_the_line_counts() =>
        AssertFollowed(await _scene.RunAsync(new Sequence { Activities = [SampleFlowcharts.Connected(Sample.Conversation(), ["Rejected"])] }));

    [Fact]
    public async Task Alone_an_error_faults() => AssertFaulted(await _scene.RunAsync(Sample.Conversation()));

    [Theory, MemberData(nameof(Modes))]
    public async Task A_workflow_in_the_designers_JSON_is_read_in_the_same_way(string mode)
    {
        AssertFollowed(await RunJsonAsync(mode, port: "Rejected"));
        AssertFaulted(await RunJsonAsync(mode, port: "Unknown"));
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task After_an_error_that_was_followed_the_flow_goes_on_to_its_end(string mode)
    {
        var (activity, mend, end) = (Sample.Conversation(), new Note { Label = "Rejected" }, new Note { Label = "end" });
        var flow = new Flowchart
        {
            Start = activity,
            Activities = [activity, mend, end],
            Connections =
            [
                new Connection(new Endpoint(activity, "Done"), new Endpoint(end)),
                new Connection(new Endpoint(activity, "Rejected"), new Endpoint(mend)),
                new Connection(new Endpoint(mend, "Done"), new Endpoint(end)),
            ],
        };

        var run = await RunAsync(mode, flow);

        Assert.Equal(["Rejected", "end"], Ran(run));
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static void AssertFollowed(WorkflowRun run) => AssertFollowed(run, "Rejected");

    private static void AssertFollowed(WorkflowRun run, params string[] steps)
    {
        Assert.Equal(steps, Ran(run));
        Assert.Empty(run.Incidents);
        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    private static void AssertFaulted(WorkflowRun run)
    {
        Assert.Equal(("the_code", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Equal("What to do.", Assert.Single(run.Incidents).Message);
        Assert.Empty(Ran(run));
        Assert.Equal(WorkflowSubStatus.Faulted, run.State.SubStatus);
    }

    /// <summary>An inner flowchart, followed by a step in an outer one.</summary>
    private static Flowchart Within(Flowchart inner, string outerPort)
    {
        inner.Id = "inner";
        var after = new Note { Label = "after" };
        return new Flowchart
        {
            Start = inner,
            Activities = [inner, after],
            Connections = [
            new Connection(new Endpoint(inner, outerPort), new Endpoint(after)),
        ]
        };
    }

    private Task<WorkflowRun> RunAsync(string mode, IActivity root) => _scene.RunAsync(_ => root, ("Flowchart:ExecutionMode", mode));

    private static List<string> Ran(WorkflowRun run) =>
        [.. run.Contexts.Where(
            context => context.Activity is Note && context.Status == ActivityStatus.Completed).Select(context => ((Note)context.Activity).Label)];

    private Task<WorkflowRun> RunJsonAsync(string mode, string port)
    {
        var json = new JsonObject
        {
            ["id"] = "definition-v1",
            ["definitionId"] = "definition",
            ["name"] = "Definition",
            ["version"] = 1,
            ["toolVersion"] = "3.8.0.0",
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray(
                    Step("create", "Elsa.Intercom.CreateConversation", ("contact", Sample.ContactId), ("body", "Hello")),
                    Step("note", "Elsa.Intercom.Tests.Note")),
                ["connections"] = new JsonArray(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = "create", ["port"] = port },
                    ["target"] = new JsonObject { ["activity"] = "note", ["port"] = "In" },
                }),
            },
        };

        return _scene.RunAsync(
            services =>
            {
                var model = services.GetRequiredService<IActivitySerializer>().Deserialize<WorkflowDefinitionModel>(json.ToJsonString());
                var workflow = services.GetRequiredService<WorkflowDefinitionMapper>().Map(model);
                ((Flowchart)workflow.Root).Activities.OfType<Note>().Single().Label = "Rejected";
                return workflow;
            },
            ("Flowchart:ExecutionMode", mode));
    }

    private static JsonObject Step(string id, string type, params (string Input, string Value)[] inputs)
    {
        var step = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
        };

        foreach (var (input, value) in inputs)
            step[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

        return step;
    }
}
