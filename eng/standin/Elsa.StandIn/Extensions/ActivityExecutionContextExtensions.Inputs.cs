using Elsa.Expressions.Contracts;
using Elsa.Workflows.Exceptions;

namespace Elsa.Extensions;

public static partial class ActivityExecutionContextExtensions
{
    public static async Task EvaluateInputPropertiesAsync(this ActivityExecutionContext context)
    {
        foreach (var descriptor in context.ActivityDescriptor.Inputs.Where(x => x.AutoEvaluate).ToList())
            await EvaluateAsync(context, descriptor);

        context.SetHasEvaluatedProperties();
    }

    public static async Task<object?> EvaluateInputPropertyAsync(this ActivityExecutionContext context, string inputName)
    {
        var descriptor = context.ActivityDescriptor.Inputs.FirstOrDefault(x => x.Name == inputName && x.IsWrapped)
                         ?? throw new InvalidOperationException($"No input with name {inputName} could be found");
        return await EvaluateAsync(context, descriptor);
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
            var literal = new Literal(value) { Id = context.GetRequiredService<IIdentityGenerator>().GenerateId() };
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

    // What the designer shows of a run: never an input that can hold a secret.
    private static void Store(ActivityExecutionContext context, InputDescriptor descriptor, object? value)
    {
        if (descriptor.IsSensitive)
            context.ActivityState.Remove(descriptor.Name);
        else if (descriptor.IsSerializable != false)
            context.ActivityState[descriptor.Name] = value!;
    }
}
