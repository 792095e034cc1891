
namespace Elsa.StandIn.Engine;

internal sealed class StandInWorkflowBuilderFactory(IWorkflowGraphBuilder graphs, IActivityRegistry registry) : IWorkflowBuilderFactory
{
    public IWorkflowBuilder CreateBuilder() => new StandInWorkflowBuilder(graphs, registry);
}
