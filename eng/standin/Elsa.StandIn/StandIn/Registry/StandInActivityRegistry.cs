using System.Collections.Concurrent;
using Elsa.Workflows.Helpers;

namespace Elsa.StandIn.Registry;

/// <summary>The activities that are known, by type name and version.</summary>
internal sealed class StandInActivityRegistry(IActivityDescriber describer, IEnumerable<IActivityDescriptorModifier> modifiers) : IActivityRegistry
{
    private readonly ConcurrentDictionary<(string Type, int Version), ActivityDescriptor> _descriptors = new();

    public IEnumerable<ActivityDescriptor> ListAll() => _descriptors.Values;

    public ActivityDescriptor? Find(string type) => _descriptors.Values.Where(x => x.TypeName == type).MaxBy(x => x.Version);

    public ActivityDescriptor? Find(string type, int version) => _descriptors.GetValueOrDefault((type, version));

    public ActivityDescriptor? Find(Func<ActivityDescriptor, bool> predicate) => _descriptors.Values.FirstOrDefault(predicate);

    public void Register(ActivityDescriptor descriptor)
    {
        foreach (var modifier in modifiers)
            modifier.Modify(descriptor);

        _descriptors[(descriptor.TypeName, descriptor.Version)] = descriptor;
    }

    public async Task RegisterAsync(Type activityType, CancellationToken cancellationToken = default)
    {
        if (Find(ActivityTypeNameHelper.GenerateTypeName(activityType)) == null)
            Register(await describer.DescribeActivityAsync(activityType, cancellationToken));
    }

    public async Task RegisterAsync(IEnumerable<Type> activityTypes, CancellationToken cancellationToken = default)
    {
        foreach (var type in activityTypes)
            await RegisterAsync(type, cancellationToken);
    }

    public async Task RefreshDescriptorsAsync(IEnumerable<IActivityProvider> activityProviders, CancellationToken cancellationToken = default)
    {
        foreach (var provider in activityProviders)
            await RefreshDescriptorsAsync(provider, cancellationToken);
    }

    public async Task RefreshDescriptorsAsync(IActivityProvider activityProvider, CancellationToken cancellationToken = default)
    {
        foreach (var descriptor in await activityProvider.GetDescriptorsAsync(cancellationToken))
            Register(descriptor);
    }

    public ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default) => new(ListAll());
}
