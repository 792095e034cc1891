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
}

public static class ActivityNodeExtensions
{
    public static IEnumerable<ActivityNode> Flatten(this ActivityNode root) => root.Children.SelectMany(x => x.Flatten()).Prepend(root);
}

public static class ActivityPropertyExtensions
{
    private static readonly string[] CanStartWorkflowKeys = ["canStartWorkflow", "CanStartWorkflow"];
    private static readonly string[] RunAsynchronouslyKeys = ["runAsynchronously", "RunAsynchronously"];
    private static readonly string[] SourceKeys = ["source", "Source"];

    public static bool GetCanStartWorkflow(this IActivity activity) => activity.CustomProperties.GetValueOrDefault(CanStartWorkflowKeys, () => false);

    public static void SetCanStartWorkflow(this IActivity activity, bool value) => activity.CustomProperties[CanStartWorkflowKeys[0]] = value;

    public static bool? GetRunAsynchronously(this IActivity activity) => activity.CustomProperties.GetValueOrDefault<bool?>(RunAsynchronouslyKeys, () => null);

    public static void SetRunAsynchronously(this IActivity activity, bool? value) => activity.CustomProperties[RunAsynchronouslyKeys[0]] = value ?? false;

    public static string? GetSource(this IActivity activity) => activity.CustomProperties.GetValueOrDefault<string?>(SourceKeys, () => null);

    public static void SetSource(this IActivity activity, string value) => activity.CustomProperties[SourceKeys[0]] = value;

    public static void SetSource(this IActivity activity, string? sourceFile, int? lineNumber)
    {
        if (sourceFile != null && lineNumber != null)
            activity.SetSource($"{Path.GetFileName(sourceFile)}:{lineNumber}");
    }

    public static void SetDisplayText(this IActivity activity, string value) => activity.Metadata["displayText"] = value;
}

internal static class ActivityRegistryExtensions
{
    public static Task<ActivityDescriptor?> FindAsync(this ActivityRegistryLookup activityRegistry, IActivity activity) =>
        activityRegistry.FindAsync(activity.Type, activity.Version);
}
