using Elsa.Mediator.Contracts;
using Elsa.Workflows.Management.Notifications;

namespace Elsa.Intercom.Host;

/// <summary>
/// Lets an author edit a template in the designer. Elsa 3.8 keeps the text of a definition's file beside the definition and reads that text
/// first, so a draft of it would show the file forever, whatever the author draws.
/// </summary>
internal sealed class TemplateEdits : INotificationHandler<WorkflowDefinitionDraftSaving>
{
    public Task HandleAsync(WorkflowDefinitionDraftSaving notification, CancellationToken cancellationToken)
    {
        notification.WorkflowDefinition.OriginalSource = null;
        return Task.CompletedTask;
    }
}
