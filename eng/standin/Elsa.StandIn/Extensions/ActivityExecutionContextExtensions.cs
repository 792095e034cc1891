using System.Linq.Expressions;
using Elsa.Common;
using Elsa.Workflows.State;

namespace Elsa.Extensions;

public static partial class ActivityExecutionContextExtensions
{
    public static void SetResult(this ActivityExecutionContext context, object? value)
    {
        var activity = context.Activity as IActivityWithResult
                       ?? throw new InvalidOperationException(
                           $"Cannot set result on activity {context.Activity.Id} because it does not implement {nameof(IActivityWithResult)}.");
        context.Set(activity.Result, value, "Result");
    }

    public static bool IsTriggerOfWorkflow(this ActivityExecutionContext context) => context.WorkflowExecutionContext.TriggerActivityId == context.Activity.Id;

    public static Variable SetVariable(this ActivityExecutionContext context, string name, object? value, Action<MemoryBlock>? configure = null) =>
        context.ExpressionExecutionContext.SetVariable(name, value, configure);

    public static T? GetVariable<T>(this ActivityExecutionContext context, string name) => context.ExpressionExecutionContext.GetVariable<T?>(name);

    public static T GetWorkflowInput<T>(this ActivityExecutionContext context, string key, System.Text.Json.JsonSerializerOptions? serializerOptions = null) =>
        context.WorkflowInput[key].ConvertTo<T>(new ObjectConverterOptions(serializerOptions))!;

    public static IActivity? FindActivityByIdOrName(this ActivityExecutionContext activityExecutionContext, string idOrName)
    {
        var container = activityExecutionContext.FindParentWithVariableContainer()?.ActivityNode;

        return container == null
            ? null
            : activityExecutionContext.WorkflowExecutionContext.Nodes
                .FirstOrDefault(x => x.Parents.Contains(container) && (x.Activity.Name == idOrName || x.Activity.Id == idOrName))?.Activity;
    }

    public static async ValueTask SendSignalAsync(this ActivityExecutionContext activityExecutionContext, object signal)
    {
        foreach (var receiver in activityExecutionContext.GetAncestors().Prepend(activityExecutionContext).ToList())
        {
            if (receiver.Activity is not ISignalHandler handler)
                continue;

            var context = new SignalContext(receiver, activityExecutionContext, activityExecutionContext.CancellationToken);
            await handler.ReceiveSignalAsync(signal, context);

            if (context.StopPropagationRequested)
                return;
        }
    }

    public static void Fault(this ActivityExecutionContext activityExecutionContext, Exception e)
    {
        activityExecutionContext.Exception = e;
        activityExecutionContext.TransitionTo(ActivityStatus.Faulted);

        var activity = activityExecutionContext.Activity;
        var now = activityExecutionContext.GetRequiredService<ISystemClock>().UtcNow;
        var incident = new ActivityIncident(activity.Id, activity.NodeId, activity.Type, e.Message, ExceptionState.FromException(e), now);
        activityExecutionContext.WorkflowExecutionContext.Incidents.Add(incident);

        foreach (var context in activityExecutionContext.GetAncestors().Prepend(activityExecutionContext))
            context.AggregateFaultCount++;
    }

    public static ActivityExecutionContext? FindParentWithVariableContainer(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.FindParent(x => x.Activity is IVariableContainer);

    // Elsa begins with the context itself.
    public static ActivityExecutionContext? FindParent(
        this ActivityExecutionContext activityExecutionContext, Func<ActivityExecutionContext, bool> predicate) =>
        activityExecutionContext.GetAncestors().Prepend(activityExecutionContext).FirstOrDefault(predicate);

    public static IEnumerable<ActivityExecutionContext> GetAncestors(this ActivityExecutionContext activityExecutionContext)
    {
        for (var parent = activityExecutionContext.ParentActivityExecutionContext; parent != null; parent = parent.ParentActivityExecutionContext)
            yield return parent;
    }

    public static object? GetActivityOutput<TProp>(this ActivityExecutionContext activityExecutionContext, Expression<Func<TProp>> property)
    {
        if (property.Body is not MemberExpression member)
            return null;

        return activityExecutionContext.Get(member.Member.Name)
               ?? activityExecutionContext.WorkflowExecutionContext.GetActivityOutputRegister()
                   .FindOutputByActivityInstanceId(activityExecutionContext.Id, member.Member.Name);
    }

    public static bool GetHasEvaluatedProperties(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.TransientProperties.ContainsKey("HasEvaluatedProperties");

    public static void SetHasEvaluatedProperties(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.TransientProperties["HasEvaluatedProperties"] = true;
}
