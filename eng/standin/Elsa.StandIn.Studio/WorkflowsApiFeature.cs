using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Workflows.Management.Features;

namespace Elsa.Workflows.Api.Features;

[DependsOn(typeof(WorkflowManagementFeature))]
public class WorkflowsApiFeature(IModule module) : FeatureBase(module)
{
    public override void Apply() => Services.AddStudioApi(Module);
}
