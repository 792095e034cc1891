using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management.Features;

namespace Elsa.Features;

[DependsOn(typeof(WorkflowsFeature))]
[DependsOn(typeof(WorkflowManagementFeature))]
public class ElsaFeature : FeatureBase
{
    public ElsaFeature(IModule module) : base(module)
    {
    }
}
