using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management.Options;

namespace Elsa.Workflows.Management.Features;

[DependsOn(typeof(WorkflowsFeature))]
public class WorkflowManagementFeature(IModule module) : FeatureBase(module)
{
    public HashSet<Type> ActivityTypes { get; } = [];

    public WorkflowManagementFeature AddActivity<T>() where T : IActivity => AddActivity(typeof(T));

    public WorkflowManagementFeature AddActivity(Type activityType)
    {
        ActivityTypes.Add(activityType);
        return this;
    }

    public WorkflowManagementFeature AddActivitiesFrom<TMarker>() => AddActivities(typeof(TMarker).Assembly.GetExportedTypes()
        .Where(x => typeof(IActivity).IsAssignableFrom(x) && x is { IsAbstract: false, IsInterface: false, IsGenericType: false }));

    public WorkflowManagementFeature AddActivities(IEnumerable<Type> activityTypes)
    {
        ActivityTypes.UnionWith(activityTypes);
        return this;
    }

    public override void Configure() => AddActivitiesFrom<WorkflowManagementFeature>();

    public override void Apply()
    {
        Services.AddStandInManagement();
        Services.Configure<ManagementOptions>(options => options.ActivityTypes.UnionWith(ActivityTypes));
    }
}
