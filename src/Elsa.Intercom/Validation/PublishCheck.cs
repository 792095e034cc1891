using Elsa.Intercom.Activities;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Management.Notifications;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Validation;

/// <summary>
/// Refuses to publish a workflow whose Intercom activities can never work, wherever they are nested. So the author reads about it in the designer, and not
/// an operator in an incident. Quotes no value of an input.
/// </summary>
internal sealed class PublishCheck(
    IWorkflowGraphBuilder graphs, LiteralChoices choices, ILogger<PublishCheck> logger) : INotificationHandler<WorkflowDefinitionValidating>
{
    public async Task HandleAsync(WorkflowDefinitionValidating notification, CancellationToken cancellationToken)
    {
        // The builder finds nested activities and gives an id to those without one.
        var graph = await graphs.BuildAsync(notification.Workflow, cancellationToken);

        // A workflow that is used as an activity was checked when it was published itself, and it may have a different author.
        var own = graph.Nodes.Where(node => node.Ancestors().All(ancestor => ancestor.Activity is not Workflow || ancestor.Activity == notification.Workflow));

        foreach (var step in own.Select(node => node.Activity).OfType<IntercomActivity>().Distinct())
        {
            foreach (var problem in Find(step))
                notification.ValidationErrors.Add(new WorkflowValidationError($"{StepNames.Describe(step)}: {problem}", step.Id));
        }
    }

    /// <summary>The reasons why a step can never work. A step that cannot be checked has none; its run then reports what is wrong.</summary>
    private IReadOnlyList<string> Find(IntercomActivity step)
    {
        try
        {
            return [.. choices.Problems(step), .. step.Problems()];
        }
        catch (Exception e)
        {
            // The exception is not logged, because its message may quote an input.
            logger.LogWarning("{ActivityType} {ActivityId} could not be checked before publishing: {ExceptionType}", step.Type, step.Id, e.GetType().FullName);
            return [];
        }
    }
}
