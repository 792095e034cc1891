using Elsa.Workflows.Options;

namespace Elsa.StandIn.Engine;

/// <summary>An activity that is due, and on whose behalf.</summary>
internal sealed record WorkItem(IActivity Activity, ActivityExecutionContext? Owner, ScheduleWorkOptions Options);
