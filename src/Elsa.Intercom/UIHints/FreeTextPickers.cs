using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.UIHints;

/// <summary>Shows a picker as a text field if the workspace doesn't respond: the Studio's dropdown accepts nothing but its items.</summary>
internal sealed class FreeTextPickers(IServiceProvider services) : IActivityDescriptorModifier
{
    public void Modify(ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs)
        {
            if (input.PropertyInfo?.GetCustomAttribute<InputAttribute>()?.UIHandler is { } handler
                && handler.IsSubclassOf(typeof(WorkspaceChoices))
                && ((WorkspaceChoices)services.GetRequiredService(handler)).IsMissing)
                input.UIHint = InputUIHints.SingleLine;
        }
    }
}
