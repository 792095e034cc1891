using System.ComponentModel;

namespace Elsa.Workflows.IncidentStrategies;

[Description("An incident strategy that allows the workflow to continue running, but with incidents.")]
public class ContinueWithIncidentsStrategy : IIncidentStrategy
{
    public void HandleIncident(ActivityExecutionContext context)
    {
    }
}
