using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Finds a contact and outputs what Intercom knows of it (<c>/contacts</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Find Intercom Contact",
    Description = "Finds a person in Intercom and outputs what Intercom knows of them. Changes nothing. The Test tab really calls Intercom.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable)]
public sealed class FindContact([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 20, Category = InputGroups.Who, DisplayName = "Identify by", UIHint = InputUIHints.DropDown, UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto, Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>The contact. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    /// <summary><c>any</c>, <c>user</c> or <c>lead</c>: whom to look for. <c>any</c> by default; a user then comes before leads.</summary>
    [Input(
        Order = 40, Category = InputGroups.Who, UIHint = InputUIHints.DropDown, UIHandler = typeof(FoundRoleChoices), DefaultValue = FoundRoleChoices.Any,
        Description = "Whether to look for users, for leads, or for both. If both match, the user is taken.")]
    public Input<string?> Role { get; set; } = new(FoundRoleChoices.Any);

    /// <summary>Intercom's id of the contact.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact, for later activities.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The contact's role: <c>user</c> or <c>lead</c>.</summary>
    [Output(DisplayName = "Contact role", Description = "The contact's role: user or lead.")]
    public Output<string?> ContactRole { get; set; } = default!;

    /// <summary>The name; <see langword="null"/> if none is set.</summary>
    [Output(DisplayName = "Contact name", Description = "The contact's name. Empty if Intercom knows none.")]
    public Output<string?> ContactName { get; set; } = default!;

    /// <summary>The email address; <see langword="null"/> if none is set.</summary>
    [Output(DisplayName = "Contact email", Description = "The contact's email address. Empty if Intercom knows none.")]
    public Output<string?> ContactEmail { get; set; } = default!;

    /// <summary>The id in the author's own system; <see langword="null"/> if none is set.</summary>
    [Output(DisplayName = "Contact external ID", Description = "The contact's id in your own system. Empty if Intercom knows none.")]
    public Output<string?> ContactExternalId { get; set; } = default!;

    /// <summary>The custom attributes by name, as an object.</summary>
    [Output(DisplayName = "Contact attributes", Description = "The contact's custom attributes by name, as an object.")]
    public Output<object?> ContactAttributes { get; set; } = default!;

    /// <summary>The contact as Intercom describes it, as an object.</summary>
    [Output(DisplayName = "Contact as JSON", Description = "The whole contact as Intercom describes it, as an object.")]
    public Output<object?> ContactJson { get; set; } = default!;

    internal override IEnumerable<string> Problems() => ContactInputs.Problems(IdentifyBy, Contact);

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var role = step.Choice<FoundRoleChoices>(Role, nameof(Role));
        var given = ContactInputs.Read(step, IdentifyBy, Contact, role == FoundRoleChoices.Any ? ContactRoles.User : role);
        ContactRules.Check(given);
        var contact = await step.Get<ContactResolver>().FindAsync(
            step.Connection, given, role == FoundRoleChoices.Any ? null : role, step.CancellationToken);

        step.Set(ContactId, contact.Id);
        step.Set(ContactRole, contact.Role);
        step.Set(ContactName, contact.Name);
        step.Set(ContactEmail, contact.Email);
        step.Set(ContactExternalId, contact.ExternalId);
        step.Set(ContactAttributes, PlainObjects.From(contact.Json["custom_attributes"]));
        step.Set(ContactJson, PlainObjects.From(contact.Json));
        step.Note("ContactId", contact.Id);
        step.Note("ContactRole", contact.Role);
        return new StepReport("Found", contact.RequestId);
    }
}
