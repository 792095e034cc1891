using Elsa.Intercom.Activities;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Management.Notifications;

namespace Elsa.Intercom.Validation;

/// <summary>
/// Refuses to publish a workflow whose Intercom steps lack what they can't do without, wherever in the workflow they are: the author reads it
/// in the designer instead of an operator in an incident. Quotes no value of an input.
/// </summary>
internal sealed class PublishCheck(IWorkflowGraphBuilder graphs) : INotificationHandler<WorkflowDefinitionValidating>
{
    public async Task HandleAsync(WorkflowDefinitionValidating notification, CancellationToken cancellationToken)
    {
        // The builder finds the steps within steps, and gives an id to those that have none yet.
        var graph = await graphs.BuildAsync(notification.Workflow, cancellationToken);

        foreach (var step in graph.Nodes.Select(node => node.Activity).Distinct())
        {
            foreach (var problem in Problems(step))
                notification.ValidationErrors.Add(new WorkflowValidationError($"{StepNames.Of(step)}: {problem}", step.Id));
        }
    }

    private static IEnumerable<string> Problems(IActivity step) => step switch
    {
        CreateConversation conversation => ConversationProblems.Of(conversation),
        UpsertContact contact => ContactProblems.Of(contact),
        _ => [],
    };
}
