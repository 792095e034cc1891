using Elsa.StandIn.Definitions;

namespace Elsa.StandIn;

/// <summary>What a host on the stand-in needs beyond Elsa's own names.</summary>
public static class WorkflowDefinitionsExtensions
{
    /// <summary>Publishes every *.json of a folder before the server listens.</summary>
    public static IServiceCollection AddWorkflowDefinitionsFrom(this IServiceCollection services, string folder) =>
        services.AddHostedService(provider => new FolderPublisher(provider.GetRequiredService<IWorkflowDefinitions>(), folder));
}
