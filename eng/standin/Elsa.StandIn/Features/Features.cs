using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management.Features;

namespace Elsa.Features;

[DependsOn(typeof(ElsaFeature))]
public class AppFeature(IModule module) : FeatureBase(module)
{
    public Action<IModule>? Configurator { get; set; }

    public override void Configure() => Configurator?.Invoke(Module);
}

[DependsOn(typeof(WorkflowsFeature))]
[DependsOn(typeof(WorkflowManagementFeature))]
public class ElsaFeature(IModule module) : FeatureBase(module);
