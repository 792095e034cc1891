namespace Elsa.Workflows.Management;

public interface IActivityRegistryPopulator
{
    Task PopulateRegistryAsync(CancellationToken cancellationToken = default);
}
