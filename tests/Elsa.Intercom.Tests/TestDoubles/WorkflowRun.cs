using Elsa.Workflows;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using Elsa.Workflows.State;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A finished run of a workflow, for tests.</summary>
internal sealed class WorkflowRun(RunWorkflowResult result, Notes notes)
{
    public WorkflowState State => result.WorkflowState;

    public Notes Notes => notes;

    public IReadOnlyList<ActivityExecutionContext> Contexts => [.. result.Journal.ActivityExecutionContexts];

    public IReadOnlyList<ActivityIncident> Incidents => [.. result.WorkflowState.Incidents];

    public IReadOnlyList<WorkflowExecutionLogEntry> ExecutionLog => [.. result.Journal.WorkflowExecutionLogEntries];

    /// <summary>The error that stopped the workflow. Fails if it isn't the activity's own.</summary>
    public FaultException Fault => Assert.IsType<FaultException>(Contexts.Select(context => context.Exception).Single(exception => exception != null));

    public ActivityExecutionContext ContextOf(IActivity activity) => Assert.Single(Contexts, context => context.Activity == activity);

    /// <summary>The activity's journal without Elsa's own entries.</summary>
    public Dictionary<string, object> Journal(IActivity activity) =>
        ContextOf(activity).JournalData.Where(entry => entry.Key != "Outcomes").ToDictionary(entry => entry.Key, entry => entry.Value);

    public string[] Warnings(IActivity activity) => Journal(activity).TryGetValue("Warnings", out var warnings) ? Assert.IsType<string[]>(warnings) : [];

    public string Outcome(IActivity activity)
    {
        Assert.True(
            ContextOf(activity).JournalData.TryGetValue("Outcomes", out var outcomes),
            $"No outcome. Incidents: {string.Join("; ", Incidents.Select(incident => $"{incident.Message} {incident.Exception?.InnerException?.Message}"))}");
        return Assert.Single(Assert.IsType<IEnumerable<string>>(outcomes, exactMatch: false));
    }

    public object? Output(IActivity activity, string name) =>
        result.WorkflowExecutionContext.GetActivityOutputRegister().FindOutputByActivityId(activity.Id, name);
}
