using Elsa.Features.Abstractions;
using Elsa.Features.Services;
using Elsa.StandIn.Composition;
using Elsa.Workflows.CommitStates;

namespace Elsa.Workflows.Features;

public class WorkflowsFeature : FeatureBase
{
    public WorkflowsFeature(IModule module) : base(module)
    {
    }

    public Func<IServiceProvider, IIdentityGenerator> IdentityGenerator { get; set; } = _ => new RandomLongIdentityGenerator();

    public Func<IServiceProvider, ICommitStateHandler> CommitStateHandler { get; set; } = _ => new NoopCommitStateHandler();

    public override void Apply()
    {
        Services.AddStandInEngine();
        Services.AddScoped(CommitStateHandler);
        Services.AddSingleton(IdentityGenerator);
    }
}
