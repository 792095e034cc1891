using Elsa.Mediator.Contracts;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Management.Notifications;

namespace Elsa.StandIn;

internal sealed class WorkflowValidator(NotificationSender notificationSender) : IWorkflowValidator
{
    public async Task<IEnumerable<WorkflowValidationError>> ValidateAsync(Workflow workflow, CancellationToken cancellationToken = default)
    {
        List<WorkflowValidationError> errors = [];
        await notificationSender.SendAsync(new WorkflowDefinitionValidating(workflow, errors), cancellationToken);
        return errors;
    }
}
