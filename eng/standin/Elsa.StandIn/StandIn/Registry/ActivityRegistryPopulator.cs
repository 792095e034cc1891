using Elsa.Workflows.Management;

namespace Elsa.StandIn.Registry;

internal sealed class ActivityRegistryPopulator(IActivityRegistry registry, IEnumerable<IActivityProvider> providers) : IActivityRegistryPopulator
{
    public Task PopulateRegistryAsync(CancellationToken cancellationToken = default) => registry.RefreshDescriptorsAsync(providers, cancellationToken);
}
