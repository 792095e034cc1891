using System.ComponentModel;

namespace Elsa.Workflows.IncidentStrategies;

[Description("An incident strategy that allows the workflow to continue running, but with incidents.")]
public class ContinueWithIncidentsStrategy : IIncidentStrategy
{
    public void HandleIncident(ActivityExecutionContext context)
    {
    }
}

[Description("An incident strategy that puts the entire workflow in the Faulted state.")]
public class FaultStrategy : IIncidentStrategy
{
    public void HandleIncident(ActivityExecutionContext context)
    {
        if (context.WorkflowExecutionContext.CanTransition)
            context.WorkflowExecutionContext.TransitionTo(WorkflowSubStatus.Faulted);
    }
}
