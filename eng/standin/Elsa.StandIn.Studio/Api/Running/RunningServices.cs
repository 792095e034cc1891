using Elsa.StandIn.Recording;
using Elsa.Workflows.CommitStates;

namespace Elsa.StandIn.Api.Running;

internal static class RunningServices
{
    /// <summary>From here on instances are recorded: a designer wants to see them.</summary>
    public static void AddRunningApi(this IServiceCollection services)
    {
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<InstanceRecorder>();
        services.AddScoped<ICommitStateHandler, RecordingCommitStateHandler>();
    }
}
