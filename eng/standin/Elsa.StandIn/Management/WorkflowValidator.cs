using Elsa.Mediator.Contracts;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Management.Notifications;

namespace Elsa.Workflows.Management.Services;

public class WorkflowValidator(INotificationSender notificationSender) : IWorkflowValidator
{
    public async Task<IEnumerable<WorkflowValidationError>> ValidateAsync(Workflow workflow, CancellationToken cancellationToken = default)
    {
        List<WorkflowValidationError> errors = [];
        await notificationSender.SendAsync(new WorkflowDefinitionValidating(workflow, errors), cancellationToken);
        return errors;
    }
}
