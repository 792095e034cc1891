using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Flowcharts as an author draws them.</summary>
internal static class SampleFlowcharts
{
    /// <summary>Connects every outcome of the activity to a step with its name.</summary>
    public static Flowchart Connected(IntercomActivity activity) => Connected(activity, Outcomes(activity));

    /// <summary>Connects some of the outcomes to steps with their names.</summary>
    public static Flowchart Connected(IActivity activity, params IEnumerable<string> outcomes)
    {
        var steps = outcomes.Select(outcome => new Note { Label = outcome }).ToList();

        return new Flowchart
        {
            Start = activity,
            Activities = [activity, .. steps],
            Connections = [.. steps.Select(step => new Connection(new Endpoint(activity, step.Label), new Endpoint(step)))],
        };
    }

    /// <summary>Steps in a row. The first is connected from the given outcome, the others from Done.</summary>
    public static Flowchart Row(IEnumerable<Variable> variables, string outcome, params IReadOnlyList<IActivity> steps) => new()
    {
        Variables = [.. variables],
        Start = steps[0],
        Activities = [.. steps],
        Connections = [.. steps.Zip(steps.Skip(1), (from, to) => new Connection(new Endpoint(from, from == steps[0] ? outcome : "Done"), new Endpoint(to)))],
    };

    public static IEnumerable<string> Outcomes(IActivity activity) => activity.GetType().GetCustomAttribute<FlowNodeAttribute>()!.Outcomes;
}
