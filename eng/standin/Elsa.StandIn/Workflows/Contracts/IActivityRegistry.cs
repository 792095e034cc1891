namespace Elsa.Workflows;

public interface IActivityRegistry : IActivityProvider
{
    IEnumerable<ActivityDescriptor> ListAll();

    ActivityDescriptor? Find(string type);

    ActivityDescriptor? Find(string type, int version);

    ActivityDescriptor? Find(Func<ActivityDescriptor, bool> predicate);

    void Register(ActivityDescriptor descriptor);

    Task RegisterAsync(Type activityType, CancellationToken cancellationToken = default);

    Task RegisterAsync(IEnumerable<Type> activityTypes, CancellationToken cancellationToken = default);

    Task RefreshDescriptorsAsync(IEnumerable<IActivityProvider> activityProviders, CancellationToken cancellationToken = default);

    Task RefreshDescriptorsAsync(IActivityProvider activityProvider, CancellationToken cancellationToken = default);
}
