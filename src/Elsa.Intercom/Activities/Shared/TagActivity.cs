using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>The base of the activities that tag: the tag by name, added or removed only where that changes something.</summary>
public abstract class TagActivity : IntercomActivity
{
    private const string TagHelp = "The name of the tag. Choose one, or choose JavaScript or Liquid beside the field and write a new name, for example VIP.";

    private protected TagActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>The name of the tag, ignoring case. Created if it is missing. Required.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TagChoices),
        AutoEvaluate = false,
        Description = TagHelp)]
    public Input<string> Tag { get; set; } = default!;

    /// <summary><c>Add</c> or <c>Remove</c>. <c>Add</c> by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TagActionChoices),
        DefaultValue = TagActionChoices.Add,
        Description = "Whether to add the tag or to remove it.")]
    public Input<string?> Action { get; set; } = new(TagActionChoices.Add);

    /// <summary>Whether this run changed something; <see langword="false"/> if it was so already.</summary>
    [Output(Description = ConversationInputs.ChangedHelp)]
    public Output<bool> Changed { get; set; } = default!;

    /// <summary>Intercom's id of the tag; <see langword="null"/> if a tag to remove is not there, and after an error.</summary>
    [Output(DisplayName = "Tag ID", Description = "The Intercom id of the tag. Empty if a tag to remove was not there.")]
    public Output<string?> TagId { get; set; } = default!;

    internal override IEnumerable<string> Problems() => LiteralInput.Missing((Tag, "Tag is empty. Choose a tag, or use an expression."));

    /// <summary>Intercom's id of the tag with a name; null if the workspace has none.</summary>
    internal static async Task<string?> FindAsync(IIntercomClient client, string name, CancellationToken cancellationToken) =>
        (await client.Tags.ListAsync(cancellationToken)).FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>The name of the tag, and whether it is added or removed.</summary>
    /// <exception cref="IntercomException">There is no name, or the action is not one of its choices.</exception>
    private protected (string Name, bool IsRemoved) ReadTag(Step step)
    {
        var name = step.Text(Tag!, nameof(Tag)) ?? throw IntercomException.Invalid("Tag is empty. Give the name of a tag.");
        TextRules.Check(name, nameof(Tag));
        return (name, step.Choice<TagActionChoices>(Action, nameof(Action)) == TagActionChoices.Remove);
    }

    /// <summary>Adds or removes the tag, and sets the outputs.</summary>
    /// <exception cref="IntercomException">The tag was not added or removed, or nobody knows.</exception>
    private protected async Task<StepReport> ApplyAsync(
        Step step, (string Name, bool IsRemoved) tag, IReadOnlyList<Tag> present, Func<string, Task<Tag>> add, Func<string, Task<bool>> remove)
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

        step.Set(Changed, !isSo);
        step.Set(TagId, id);
        step.Note("TagId", id);
        return new StepReport(isSo ? "It was so already: nothing was sent" : tag.IsRemoved ? "Removed" : "Added", RequestId: null);
    }
}
