using Elsa.Workflows.Helpers;

namespace Elsa.Extensions;

public static class ActivityRegistryExtensions
{
    public static Task<ActivityDescriptor?> FindAsync(this IActivityRegistryLookupService activityRegistry, IActivity activity) =>
        activityRegistry.FindAsync(activity.Type, activity.Version);

    public static ActivityDescriptor? Find<T>(this IActivityRegistry activityRegistry) where T : IActivity =>
        activityRegistry.Find(ActivityTypeNameHelper.GenerateTypeName<T>());

    public static async Task RegisterAsync<T>(this IActivityRegistry activityRegistry, CancellationToken cancellationToken = default) where T : IActivity =>
        await activityRegistry.RegisterAsync(typeof(T), cancellationToken);
}
