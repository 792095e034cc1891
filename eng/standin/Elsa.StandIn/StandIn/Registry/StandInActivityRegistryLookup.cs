namespace Elsa.StandIn.Registry;

/// <summary>Asks the providers when the registry does not know a type yet.</summary>
internal sealed class StandInActivityRegistryLookup(IActivityRegistry registry, IEnumerable<IActivityProvider> providers) : IActivityRegistryLookupService
{
    public Task<ActivityDescriptor?> FindAsync(string type) => FindAsync(() => registry.Find(type));

    public Task<ActivityDescriptor?> FindAsync(string type, int version) => FindAsync(() => registry.Find(type, version));

    private async Task<ActivityDescriptor?> FindAsync(Func<ActivityDescriptor?> find)
    {
        if (find() is { } known)
            return known;

        await registry.RefreshDescriptorsAsync(providers);
        return find();
    }
}
