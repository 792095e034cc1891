namespace Elsa.StandIn;

/// <summary>The workflow definitions that are published in this process.</summary>
public interface IWorkflowDefinitions
{
    /// <summary>The definitions whose endpoints are live.</summary>
    IReadOnlyCollection<PublishedWorkflow> Published { get; }

    /// <summary>The definitions that could not be published.</summary>
    IReadOnlyCollection<UnpublishedWorkflow> Failures { get; }

    /// <summary>Publishes a definition, in the place of an earlier one with the same definition id.</summary>
    /// <exception cref="WorkflowDefinitionException">The JSON is no definition, or an endpoint is taken by another definition.</exception>
    /// <exception cref="NotInStandInException">The definition uses what the stand-in does not have.</exception>
    Task<PublishedWorkflow> PublishAsync(string json, CancellationToken cancellationToken = default);

    /// <summary>Publishes every *.json of a folder; what fails is logged and kept in <see cref="Failures"/>.</summary>
    Task PublishFolderAsync(string folder, CancellationToken cancellationToken = default);
}
