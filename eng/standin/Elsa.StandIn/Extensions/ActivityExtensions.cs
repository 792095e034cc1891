namespace Elsa.Extensions;

public static class ActivityExtensions
{
    public static IEnumerable<NamedOutput> GetOutputs(this IActivity activity) =>
        from property in activity.GetType().GetProperties()
        where typeof(Output).IsAssignableFrom(property.PropertyType)
        let output = (Output?)property.GetValue(activity)
        where output != null
        select new NamedOutput(property.Name, output);

    public static object? GetOutput(this IActivity activity, ActivityExecutionContext context, string? outputName = null)
    {
        var register = context.WorkflowExecutionContext.GetActivityOutputRegister();

        return context.Activity.NodeId == activity.NodeId
            ? register.FindOutputByActivityInstanceId(context.Id, outputName)
            : register.FindOutputByActivityId(activity.Id, outputName);
    }

    public static object? GetOutput(this IActivity activity, ExpressionExecutionContext context, string? outputName = null) =>
        activity.GetOutput(context.GetActivityExecutionContext(), outputName);

    public static object? GetResult(this IActivity activity, ActivityExecutionContext context) =>
        activity.GetOutput(context, ActivityOutputRegister.DefaultOutputName);

    public static object? GetResult(this IActivity activity, ExpressionExecutionContext context) => activity.GetResult(context.GetActivityExecutionContext());

    public static object? GetLastResult(this ActivityExecutionContext context) => context.WorkflowExecutionContext.GetLastResult();

    public static object? GetLastResult(this WorkflowExecutionContext context) => context.GetLastActivityResult();
}
