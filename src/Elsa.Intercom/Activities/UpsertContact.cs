using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Finds a contact by external ID or email address, or creates it, and outputs its Intercom ID
/// (<c>/contacts</c>, API 2.14).
/// </summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Find or Create Intercom Contact",
    Description = "Finds a person in Intercom by your own ID or email address, or adds them, and outputs their Intercom ID. "
        + "The Test tab really adds or changes the person.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class UpsertContact([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    /// <summary>The email address. This or <see cref="ExternalId"/> is required.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The person's email address, for example ada@example.com. Give this, the external ID, or both.")]
    public Input<string?> Email { get; set; } = default!;

    /// <summary>The id in the author's own system; looked up first. This or <see cref="Email"/> is required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        DisplayName = "External ID",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The person's id in your own system, for example 42. It is looked up before the email address.")]
    public Input<string?> ExternalId { get; set; } = default!;

    /// <summary><c>user</c> or <c>lead</c>: whom to look for, and what to create. <c>user</c> by default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(RoleChoices),
        DefaultValue = ContactRoles.User,
        Description = "Whether the person is a user (has signed up) or a lead. Only contacts of this role are found.")]
    public Input<string?> Role { get; set; } = new(ContactRoles.User);

    /// <summary>The name. Left unchanged if not given.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Full name",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The person's name, for example Ada Lovelace. Empty keeps what Intercom has.")]
    public Input<string?> FullName { get; set; } = default!;

    /// <summary>The telephone number. Left unchanged if not given.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The telephone number with its country code, for example +35312345678. Empty keeps what Intercom has.")]
    public Input<string?> Phone { get; set; } = default!;

    /// <summary>Custom attributes, which must exist in the workspace. Attributes that are missing, null or blank are left unchanged.</summary>
    [Input(
        Order = 70,
        Category = InputGroups.What,
        DisplayName = "Custom attributes",
        UIHint = InputUIHints.Dictionary,
        AutoEvaluate = false,
        Description = "More about the person, for example plan: pro. The attributes must exist in Intercom (Settings, People data). "
            + "What you type is a text; for a number, a date or true, choose JavaScript, for example 5 or new Date().")]
    public Input<IDictionary<string, object>?> CustomAttributes { get; set; } = default!;

    /// <summary>When the person signed up, with an offset. Left unchanged if not given.</summary>
    [Input(
        Order = 80,
        Category = InputGroups.When,
        DisplayName = "Signed up at",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "When the person signed up, with its offset (Z is UTC), for example 2026-01-31T09:30:00Z. Empty keeps what Intercom has.")]
    public Input<DateTimeOffset?> SignedUpAt { get; set; } = default!;

    /// <summary>Whether an existing contact is updated (<c>Update</c>) or left unchanged (<c>Keep</c>). <c>Update</c> by default.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.Safety,
        DisplayName = "When found",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(WhenFoundChoices),
        DefaultValue = WhenFoundChoices.Update,
        Description = "Whether to update an existing contact with these values, or to keep it unchanged.")]
    public Input<string?> WhenFound { get; set; } = new(WhenFoundChoices.Update);

    /// <summary>Intercom's id of the contact.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact, for later activities.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The contact's role in Intercom.</summary>
    [Output(DisplayName = "Contact role", Description = "The contact's role: user or lead.")]
    public Output<string?> ContactRole { get; set; } = default!;

    /// <summary>Whether the contact was created just now.</summary>
    [Output(Description = "True when the contact was created just now.")]
    public Output<bool> Created { get; set; } = default!;

    internal override IEnumerable<string> Problems()
    {
        if (LiteralInput.IsEmpty(Email) && LiteralInput.IsEmpty(ExternalId))
            yield return "Email and External ID are both empty. Enter one of them, or use an expression.";
        else if (LiteralInput.Text(Email, "") is { Length: > 0 } email && RuleCheck.FindError(() => ContactRules.CheckEmail(email)) is { } wrongEmail)
            yield return wrongEmail;

        if (LiteralInput.Problem(SignedUpAt, date => DateInput.Read(date, "Signed up at")) is { } wrongDate)
            yield return wrongDate;
    }

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var upsert = new ContactUpsert
        {
            Connection = step.Connection,
            Email = step.Text(Email, nameof(Email)),
            ExternalId = step.Text(ExternalId, nameof(ExternalId)),
            Role = step.Choice<RoleChoices>(Role, nameof(Role)),
            Name = step.Text(FullName, nameof(FullName)),
            Phone = step.Text(Phone, nameof(Phone)),
            CustomAttributes = await step.AttributesAsync(CustomAttributes, nameof(CustomAttributes)),
            SignedUpAt = step.Date(SignedUpAt, nameof(SignedUpAt)),
            UpdateWhenFound = step.Choice<WhenFoundChoices>(WhenFound, nameof(WhenFound)) == WhenFoundChoices.Update,
        };

        var (contact, created) = await step.Get<ContactUpserter>().UpsertAsync(upsert, step.CancellationToken);
        step.Set(ContactId, contact.Id);
        step.Set(ContactRole, contact.Role ?? upsert.Role);
        step.Set(Created, created);
        step.Note("ContactId", contact.Id);
        step.Note("ContactRole", contact.Role ?? upsert.Role);
        return new StepReport(created ? "Created" : "Found", contact.RequestId);
    }
}
