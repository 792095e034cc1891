using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <remarks>Counter-based, which is Elsa's default; token flow is not in the stand-in.</remarks>
[Activity("Elsa", "Flow", "A flowchart is a collection of activities and connections between them.")]
[Browsable(false)]
public class Flowchart : Container
{
    private const string BackwardConnection = "BackwardConnection";

    public Flowchart([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line) =>
        OnSignalReceived<CancelSignal>(OnCanceledAsync);

    [Port]
    [Browsable(false)]
    public IActivity? Start { get; set; }
    public ICollection<Connection> Connections { get; set; } = [];

    protected override async ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        if (FindStart(context) is { } start)
            await context.ScheduleActivityAsync(start, OnChildCompletedAsync);
        else
            await context.CompleteActivityAsync();
    }

    private IActivity? FindStart(ActivityExecutionContext context)
    {
        var trigger = context.WorkflowExecutionContext.TriggerActivityId;

        return Activities.FirstOrDefault(x => trigger != null && x.Id == trigger)
               ?? Start
               ?? Activities.FirstOrDefault(x => x is Start)
               ?? Activities.FirstOrDefault(x => x.GetCanStartWorkflow())
               ?? Activities.FirstOrDefault(x => Connections.All(connection => connection.Target.Activity != x))
               ?? Activities.FirstOrDefault();
    }

    private async ValueTask OnChildCompletedAsync(ActivityCompletedContext context)
    {
        var flowchart = context.TargetContext;
        var child = context.ChildContext;

        if (child.Status != ActivityStatus.Completed)
            return;

        if (child.Activity is ITerminalNode)
        {
            await flowchart.CompleteActivityAsync();
            return;
        }

        var outcomes = context.Result as Outcomes ?? Outcomes.Default;
        var cameBack = child.ActivityInput.ContainsKey(BackwardConnection);

        if (!await FollowAsync(flowchart, child.Activity, child, outcomes, cameBack))
            await CompleteIfIdleAsync(flowchart);
    }

    // Connections that are not followed are visited too, so that a later join doesn't wait for them.
    private async ValueTask<bool> FollowAsync(
        ActivityExecutionContext context, IActivity activity, ActivityExecutionContext completed, Outcomes outcomes, bool cameBack = false)
    {
        var (graph, scope) = State(context);

        if (!graph.IsReachable(activity))
            throw new InvalidOperationException(
                $"Activity {activity.Id} is not reachable from the flowchart graph. Unable to schedule it's outbound activities.");

        if (!cameBack)
            scope.Visit(activity);

        var scheduled = false;

        foreach (var connection in graph.From(activity).ToList())
        {
            var followed = outcomes.Names.Contains(connection.Source.Port);
            scope.Visit(connection, followed);

            scheduled |= graph.IsBackward(connection)
                ? followed && await GoBackAsync(context, graph, connection, completed)
                : await GoOnAsync(context, connection.Target.Activity, completed);
        }

        return scheduled;
    }

    private async ValueTask<bool> GoBackAsync(ActivityExecutionContext context, FlowGraph graph, Connection connection, ActivityExecutionContext completed)
    {
        if (!graph.IsValidLoop(connection))
        {
            throw new InvalidOperationException(
                $"Invalid backward connection: Every path from the source ('{connection.Source.Activity.Id}') must go through the target "
                    + $"('{connection.Target.Activity.Id}') when tracing back to the start.");
        }

        var input = new Dictionary<string, object> { [BackwardConnection] = true };
        var options = new ScheduleWorkOptions { CompletionCallback = OnChildCompletedAsync, SchedulingActivityExecutionId = completed.Id, Input = input };
        await context.ScheduleActivityAsync(connection.Target.Activity, options);
        return true;
    }

    private async ValueTask<bool> GoOnAsync(ActivityExecutionContext context, IActivity activity, ActivityExecutionContext completed)
    {
        var (graph, scope) = State(context);

        if (!scope.AllVisited(graph, activity))
            return false;

        if (!scope.AnyFollowed(graph, activity))
            return await FollowAsync(context, activity, completed, Outcomes.Empty);

        var options = new ScheduleWorkOptions { CompletionCallback = OnChildCompletedAsync, SchedulingActivityExecutionId = completed.Id };
        await context.ScheduleActivityAsync(activity, options);
        return true;
    }

    private async ValueTask OnCanceledAsync(CancelSignal signal, SignalContext context)
    {
        var flowchart = context.ReceiverActivityExecutionContext;
        await CompleteIfIdleAsync(flowchart);

        if (!context.IsSelf)
            await FollowAsync(flowchart, context.SenderActivityExecutionContext.Activity, context.SenderActivityExecutionContext, Outcomes.Empty);
    }

    private async Task CompleteIfIdleAsync(ActivityExecutionContext context)
    {
        var isBusy = context.Children.Any(x => Activities.Contains(x.Activity) && x.Status == ActivityStatus.Running)
                     || context.WorkflowExecutionContext.Queue.Any(x => x.Owner == context || x.Owner?.GetAncestors().Contains(context) == true);

        if (!isBusy && context.Children.All(x => x.Status != ActivityStatus.Faulted))
            await context.CompleteActivityAsync();
    }

    private (FlowGraph Graph, FlowScope Scope) State(ActivityExecutionContext context)
    {
        var graph = context.TransientProperties.GetOrAdd<object, FlowGraph>(typeof(FlowGraph), () => new FlowGraph(Connections, FindStart(context)));
        return (graph, context.GetProperty(nameof(FlowScope), () => new FlowScope()));
    }
}
