using Elsa.Features.Abstractions;
using Elsa.Features.Services;
using Elsa.Workflows.CommitStates;

namespace Elsa.Workflows.Features;

public class WorkflowsFeature(IModule module) : FeatureBase(module)
{
    public Func<IServiceProvider, ICommitStateHandler> CommitStateHandler { get; set; } = _ => new NoopCommitStateHandler();

    public override void Apply()
    {
        Services.AddStandInEngine();
        Services.AddScoped(CommitStateHandler);
    }
}
