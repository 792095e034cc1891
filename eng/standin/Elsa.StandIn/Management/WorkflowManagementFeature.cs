using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Http;
using Elsa.StandIn.Composition;
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

    // Elsa's HTTP activities come with UseHttp; there they live in an assembly of their own.
    public override void Configure() => AddActivities(new WorkflowManagementFeature(Module).AddActivitiesFrom<WorkflowManagementFeature>().ActivityTypes
        .Where(x => x.Namespace != typeof(HttpEndpoint).Namespace));

    public override void Apply()
    {
        Services.AddStandInManagement();
        Services.Configure<ManagementOptions>(options => options.ActivityTypes.UnionWith(ActivityTypes));
    }
}
