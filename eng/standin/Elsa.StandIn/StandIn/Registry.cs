using System.Collections.Concurrent;
using Elsa.Workflows.Helpers;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Options;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dictionary;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn;

internal sealed class ActivityRegistryPopulator(IActivityRegistry registry, IEnumerable<IActivityProvider> providers) : IActivityRegistryPopulator
{
    public Task PopulateRegistryAsync(CancellationToken cancellationToken = default) => registry.RefreshDescriptorsAsync(providers, cancellationToken);
}

/// <summary>The known activities, by type name and version.</summary>
internal sealed class StandInActivityRegistry(ActivityDescriber describer, IEnumerable<IActivityDescriptorModifier> modifiers) : IActivityRegistry
{
    private readonly ConcurrentDictionary<(string Type, int Version), ActivityDescriptor> _descriptors = new();

    public IEnumerable<ActivityDescriptor> ListAll() => _descriptors.Values;

    public ActivityDescriptor? Find(string type) => _descriptors.Values.Where(x => x.TypeName == type).MaxBy(x => x.Version);

    public ActivityDescriptor? Find(string type, int version) => _descriptors.GetValueOrDefault((type, version));

    public void Register(ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(x => x.UIHint == InputUIHints.Dictionary))
            input.EvaluatorType = typeof(DictionaryValueEvaluator);

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

/// <summary>Asks the providers if the registry doesn't know a type yet.</summary>
internal sealed class ActivityRegistryLookup(IActivityRegistry registry, IEnumerable<IActivityProvider> providers)
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

/// <summary>Describes the activity classes that features added.</summary>
internal sealed class TypedActivityProvider(IOptions<ManagementOptions> options, ActivityDescriber describer) : IActivityProvider
{
    public async ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default)
    {
        var descriptors = new List<ActivityDescriptor>();

        foreach (var type in options.Value.ActivityTypes)
            descriptors.Add(await describer.DescribeActivityAsync(type, cancellationToken));

        return descriptors;
    }
}
