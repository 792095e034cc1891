using Elsa.Mediator.Contracts;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Management.Notifications;

namespace Elsa.Workflows.Management.Handlers.Notifications;

public class ValidateWorkflow : INotificationHandler<WorkflowDefinitionValidating>
{
    public Task HandleAsync(WorkflowDefinitionValidating notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        RefuseRepeatedNames(notification.Workflow.Inputs, "inputs", notification.ValidationErrors);
        RefuseRepeatedNames(notification.Workflow.Outputs, "outputs", notification.ValidationErrors);
        return Task.CompletedTask;
    }

    private static void RefuseRepeatedNames(IEnumerable<ArgumentDefinition> arguments, string kind, ICollection<WorkflowValidationError> errors)
    {
        var repeated = arguments.CountBy(x => x.Name).Where(x => x.Value > 1).Select(x => x.Key).ToList();

        if (repeated.Count > 0)
            errors.Add(new WorkflowValidationError($"The following {kind} are defined more than once: {string.Join(", ", repeated)}"));
    }
}
