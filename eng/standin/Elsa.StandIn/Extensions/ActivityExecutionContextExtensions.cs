using Elsa.Common;
using Elsa.Expressions.Contracts;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.State;

namespace Elsa.Extensions;

public static partial class ActivityExecutionContextExtensions
{
    public static bool IsTriggerOfWorkflow(this ActivityExecutionContext context) => context.WorkflowExecutionContext.TriggerActivityId == context.Activity.Id;

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

            await handler.ReceiveSignalAsync(signal, new SignalContext
            {
                ReceiverActivityExecutionContext = receiver,
                SenderActivityExecutionContext = activityExecutionContext,
                CancellationToken = activityExecutionContext.CancellationToken,
            });
        }
    }

    public static void Fault(this ActivityExecutionContext activityExecutionContext, Exception e)
    {
        activityExecutionContext.Exception = e;
        activityExecutionContext.TransitionTo(ActivityStatus.Faulted);

        var activity = activityExecutionContext.Activity;
        var now = activityExecutionContext.GetRequiredService<TimeProvider>().GetUtcNow();
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

    public static void SetHasEvaluatedProperties(this ActivityExecutionContext activityExecutionContext) =>
        activityExecutionContext.TransientProperties["HasEvaluatedProperties"] = true;

    public static async Task EvaluateInputPropertiesAsync(this ActivityExecutionContext context)
    {
        foreach (var descriptor in context.ActivityDescriptor.Inputs.Where(x => x.AutoEvaluate).ToList())
            await EvaluateAsync(context, descriptor);

        context.SetHasEvaluatedProperties();
    }

    private static async Task<object?> EvaluateAsync(ActivityExecutionContext context, InputDescriptor descriptor)
    {
        try
        {
            var value = descriptor.IsWrapped ? await EvaluateWrappedAsync(context, descriptor) : descriptor.ValueGetter(context.Activity);
            Store(context, descriptor, value);
            return value;
        }
        catch (Exception e)
        {
            throw new InputEvaluationException(descriptor.Name, $"Failed to evaluate activity input '{descriptor.Name}'", e);
        }
    }

    private static async Task<object?> EvaluateWrappedAsync(ActivityExecutionContext context, InputDescriptor descriptor)
    {
        var value = descriptor.DefaultValue;
        var input = (Input?)descriptor.ValueGetter(context.Activity);

        if (input == null && value != null)
        {
            var literal = new Literal(value) { Id = context.GetRequiredService<IdentityGenerator>().GenerateId() };
            input = (Input)Activator.CreateInstance(typeof(Input<>).MakeGenericType(descriptor.Type), literal)!;
            descriptor.ValueSetter(context.Activity, input);
        }
        else if (input?.Expression != null)
        {
            var evaluator = (IActivityInputEvaluator)context.GetRequiredService(descriptor.EvaluatorType ?? typeof(DefaultActivityInputEvaluator));
            var expressions = context.GetRequiredService<IExpressionEvaluator>();
            value = await evaluator.EvaluateAsync(
                new ActivityInputEvaluatorContext(context, context.ExpressionExecutionContext, descriptor, input, expressions));
        }

        if (input?.MemoryBlockReference() is { } reference)
        {
            reference.Id ??= $"{context.Activity.NodeId}.{descriptor.Name}";
            context.ExpressionExecutionContext.Set(reference, value);
        }

        return value;
    }

    // The values that the designer shows of a run. An input that can contain a secret is never among them.
    private static void Store(ActivityExecutionContext context, InputDescriptor descriptor, object? value)
    {
        if (descriptor.IsSensitive)
            context.ActivityState.Remove(descriptor.Name);
        else if (descriptor.IsSerializable != false)
            context.ActivityState[descriptor.Name] = value!;
    }
}
