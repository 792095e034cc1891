using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Adds a tag to a contact or removes it (<c>/contacts/{id}/tags</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Tag Intercom Contact",
    Description = "Adds a tag to a person, or removes it. A new tag is created. The Test tab really does it.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class TagContact([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : TagActivity(source, line)
{
    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        DisplayName = "Identify by",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto,
        Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>The contact. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    internal override IEnumerable<string> Problems() => [.. ContactInputs.Problems(IdentifyBy, Contact), .. base.Problems()];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var tag = ReadTag(step);
        var id = await ContactInputs.ResolveAsync(step, IdentifyBy, Contact);
        var client = step.Get<IIntercomClientFactory>().GetClient(step.Connection);
        var present = await client.Tags.ListOfContactAsync(id, step.CancellationToken);
        step.Note("ContactId", id);

        return await ApplyAsync(
            step, tag, present,
            tagId => client.Tags.AddToContactAsync(id, tagId, step.CancellationToken),
            tagId => client.Tags.RemoveFromContactAsync(id, tagId, step.CancellationToken));
    }
}
