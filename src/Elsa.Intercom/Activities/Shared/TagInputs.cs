using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>What the activities that tag share: the tag by name, and adding or removing it only where that changes something.</summary>
internal static class TagInputs
{
    public const string TagHelp = "The name of the tag. Choose one, or choose JavaScript or Liquid beside the field and write a new name, for example VIP.";

    public static IEnumerable<string> Problems(Input<string> tag) => LiteralInput.Missing((tag, "Tag is empty. Choose a tag, or use an expression."));

    /// <summary>The name of the tag, and whether it is added or removed.</summary>
    /// <exception cref="IntercomException">There is no name, or the action is not one of its choices.</exception>
    public static (string Name, bool IsRemoved) Read(Step step, Input<string> tag, Input<string?> action)
    {
        var name = step.Text(tag!, "Tag") ?? throw IntercomException.Invalid("Tag is empty. Give the name of a tag.");
        TextRules.Check(name, "Tag");
        return (name, step.Choice<TagActionChoices>(action, "Action") == TagActionChoices.Remove);
    }

    /// <summary>Intercom's id of the tag with a name; null if the workspace has none.</summary>
    public static async Task<string?> FindAsync(IIntercomClient client, string name, CancellationToken cancellationToken) =>
        (await client.Tags.ListAsync(cancellationToken)).FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>Adds or removes the tag, and sets the outputs.</summary>
    /// <exception cref="IntercomException">The tag was not added or removed, or nobody knows.</exception>
    public static async Task<StepReport> ApplyAsync(
        Step step,
        (string Name, bool IsRemoved) tag,
        IReadOnlyList<Tag> present,
        Output<bool> changed,
        Output<string?> tagId,
        Func<string, Task<Tag>> add,
        Func<string, Task<bool>> remove)
    {
        var known = present.FirstOrDefault(item => string.Equals(item.Name, tag.Name, StringComparison.OrdinalIgnoreCase));
        var isSo = tag.IsRemoved == (known == null);
        var id = known?.Id;

        if (!isSo && tag.IsRemoved)
            await remove(id!);

        if (!isSo && !tag.IsRemoved)
        {
            id = (await step.Get<IIntercomClientFactory>().GetClient(step.Connection).Tags.FindOrCreateAsync(tag.Name, step.CancellationToken)).Id;
            await add(id);
        }

        step.Set(changed, !isSo, "Changed");
        step.Set(tagId, id, "TagId");
        step.Note("TagId", id);
        return new StepReport(isSo ? "It was so already: nothing was sent" : tag.IsRemoved ? "Removed" : "Added", RequestId: null);
    }
}
