namespace Elsa.StandIn;

/// <summary>The workflow definitions that are published in this process.</summary>
public interface IWorkflowDefinitions
{
    /// <summary>The definitions whose endpoints are live.</summary>
    IReadOnlyCollection<PublishedWorkflow> Published { get; }

    /// <summary>Publishes every *.json of a folder, and logs failures.</summary>
    Task PublishFolderAsync(string folder, CancellationToken cancellationToken = default);
}

/// <summary>A published definition and its endpoints.</summary>
public sealed record PublishedWorkflow(string DefinitionId, string? Name, string? Description, WorkflowGraph Graph, IReadOnlyList<PublishedEndpoint> Endpoints);

/// <summary>A live endpoint: the method in capitals and the full path, base path included.</summary>
public sealed record PublishedEndpoint(string Method, string Path);

/// <summary>The stand-in's own methods for a host.</summary>
public static class WorkflowDefinitionsExtensions
{
    /// <summary>Publishes every *.json of a folder before the server listens.</summary>
    public static IServiceCollection AddWorkflowDefinitionsFrom(this IServiceCollection services, string folder) =>
        services.AddHostedService(provider => new FolderPublisher(provider.GetRequiredService<IWorkflowDefinitions>(), folder));
}
