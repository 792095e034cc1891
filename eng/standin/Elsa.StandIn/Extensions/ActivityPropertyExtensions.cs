namespace Elsa.Extensions;

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

    public static string? GetDisplayText(this IActivity activity) => activity.Metadata.TryGetValue("displayText", out var value) ? value.ToString() : null;

    public static void SetDisplayText(this IActivity activity, string value) => activity.Metadata["displayText"] = value;

    public static string? GetDescription(this IActivity activity) => activity.Metadata.TryGetValue("description", out var value) ? value.ToString() : null;

    public static void SetDescription(this IActivity activity, string value) => activity.Metadata["description"] = value;
}
