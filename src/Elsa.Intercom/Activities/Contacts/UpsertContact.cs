using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>
/// Finds a contact by its external id or e-mail address, or creates it, and hands its Intercom id to the steps after it
/// (<c>/contacts</c>, API 2.14).
/// </summary>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Find or Create Intercom Contact",
    Description = "Finds a person in Intercom by your own id or the email address, or adds them, and gives their Intercom id to the next steps. The Test tab really adds or changes the person.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.ContactNotFound, Outcomes.Rejected, Outcomes.Unauthorized, Outcomes.RateLimited, Outcomes.Unavailable, Outcomes.Unknown)]
public class UpsertContact : CodeActivity
{
    private const string Update = "Update";
    private const string Keep = "Keep";

    /// <summary>Creates the activity.</summary>
    /// <param name="source">The source file that creates it; filled in by the compiler.</param>
    /// <param name="line">The line that creates it; filled in by the compiler.</param>
    public UpsertContact([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The workspace to look in. <c>Default</c> by default.</summary>
    [Input(Order = 10, Category = InputGroups.Who, UIHint = InputUIHints.DropDown, UIHandler = typeof(ConnectionOptions), DefaultValue = IntercomOptions.DefaultConnection, Description = "The Intercom workspace, by the name your administrator gave it.")]
    public Input<string?> Connection { get; set; } = new(IntercomOptions.DefaultConnection);

    /// <summary>The e-mail address. This or <see cref="ExternalId"/> is required.</summary>
    [Input(Order = 20, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, Description = "The person's email address, for example ada@example.com. Give this, the external ID, or both.")]
    public Input<string?> Email { get; set; } = default!;

    /// <summary>The id in the author's own system; looked up first. This or <see cref="Email"/> is required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, DisplayName = "External ID", UIHint = InputUIHints.SingleLine, Description = "The person's id in your own system, for example 42. It is looked up before the email address.")]
    public Input<string?> ExternalId { get; set; } = default!;

    /// <summary><c>user</c> or <c>lead</c>: whom to look for, and what to create. <c>user</c> by default.</summary>
    [Input(Order = 40, Category = InputGroups.Who, UIHint = InputUIHints.DropDown, UIHandler = typeof(RoleOptions), DefaultValue = ContactRoles.User, Description = "Whether the person is a user (has signed up) or a lead. Only contacts of this role are found.")]
    public Input<string?> Role { get; set; } = new(ContactRoles.User);

    /// <summary>The name. Left alone where not given.</summary>
    [Input(Order = 50, Category = InputGroups.What, DisplayName = "Full name", UIHint = InputUIHints.SingleLine, Description = "The person's name, for example Ada Lovelace. Empty leaves what Intercom has.")]
    public Input<string?> FullName { get; set; } = default!;

    /// <summary>The telephone number. Left alone where not given.</summary>
    [Input(Order = 60, Category = InputGroups.What, UIHint = InputUIHints.SingleLine, Description = "The telephone number with its country code, for example +35312345678. Empty leaves what Intercom has.")]
    public Input<string?> Phone { get; set; } = default!;

    /// <summary>Custom attributes, which must exist in the workspace. Those not given, null or blank are left alone.</summary>
    [Input(Order = 70, Category = InputGroups.What, DisplayName = "Custom attributes", UIHint = InputUIHints.Dictionary, AutoEvaluate = false, Description = "More about the person, for example plan: pro. The attributes must exist in Intercom (Settings, People data).")]
    public Input<IDictionary<string, object>?> CustomAttributes { get; set; } = default!;

    /// <summary>When the person signed up, with an offset. Left alone where not given.</summary>
    [Input(Order = 80, Category = InputGroups.When, DisplayName = "Signed up at", UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = "When the person signed up, with its offset (Z is UTC), for example 2026-01-31T09:30:00Z. Empty leaves what Intercom has.")]
    public Input<DateTimeOffset?> SignedUpAt { get; set; } = default!;

    /// <summary>Whether a contact that exists is brought up to date (<c>Update</c>) or left alone (<c>Keep</c>). <c>Update</c> by default.</summary>
    [Input(Order = 90, Category = InputGroups.Safety, DisplayName = "When found", UIHint = InputUIHints.DropDown, UIHandler = typeof(WhenFoundOptions), DefaultValue = Update, Description = "Whether a contact that exists already is brought up to date with what is given here, or kept as it is.")]
    public Input<string?> WhenFound { get; set; } = new(Update);

    /// <summary>Whether an error faults the workflow (<c>Fault</c>) or ends in its outcome (<c>Outcome</c>). <c>Fault</c> by default.</summary>
    [Input(Order = 100, Category = InputGroups.Safety, DisplayName = "On error", UIHint = InputUIHints.DropDown, UIHandler = typeof(OnErrorOptions), DefaultValue = ActivityErrors.Fault, Description = "Whether an error stops the workflow with a fault, or continues with the outcome of its name. Connect the outcomes before you choose to continue: an outcome that leads nowhere ends silently.")]
    public Input<string?> OnError { get; set; } = new(ActivityErrors.Fault);

    /// <summary>Intercom's id of the contact.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact, for the steps after this one.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The contact's role in Intercom.</summary>
    [Output(DisplayName = "Contact role", Description = "The contact's role: user or lead.")]
    public Output<string?> ContactRole { get; set; } = default!;

    /// <summary>Whether the contact was created just now.</summary>
    [Output(Description = "True when the contact was created just now.")]
    public Output<bool> Created { get; set; } = default!;

    /// <summary>Intercom's id of the last request, for its support.</summary>
    [Output(DisplayName = "Request ID", Description = "Intercom's id of the request; its support asks for it.")]
    public Output<string?> RequestId { get; set; } = default!;

    /// <summary>After an error, its code; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error code", Description = "After an error: its code, for example contact_archived.")]
    public Output<string?> ErrorCode { get; set; } = default!;

    /// <summary>After an error, what happened and what to do; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error message", Description = "After an error: what happened and what to do about it.")]
    public Output<string?> ErrorMessage { get; set; } = default!;

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var connection = context.Get(Connection).Or(IntercomOptions.DefaultConnection);
        var time = context.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();

        try
        {
            var order = await OrderAsync(context, connection);
            var result = await context.GetRequiredService<ContactUpserter>().UpsertAsync(order, context.CancellationToken);

            var role = result.Contact.Role ?? order.Role;
            SetOutputs(context, result.Contact, role, result.Created, result.Contact.RequestId);
            ActivityJournal.Write(context, connection, result.Created ? "Created" : "Found", time.GetElapsedTime(started), result.Contact.Id, role, result.Contact.RequestId);
            await context.CompleteActivityWithOutcomesAsync(Outcomes.Done);
        }
        catch (IntercomException e)
        {
            SetOutputs(context, contact: null, role: null, created: false, e.RequestId, e);
            await ActivityErrors.HandleAsync(context, e, connection, time.GetElapsedTime(started), context.Get(OnError).OrNull());
        }
    }

    /// <summary>
    /// Sets each output once, those without a value too: a variable that one is bound to must not keep what an earlier step, or an earlier
    /// pass of a loop, left in it.
    /// </summary>
    private void SetOutputs(ActivityExecutionContext context, Contact? contact, string? role, bool created, string? requestId, IntercomException? error = null)
    {
        context.Set(ContactId, contact?.Id);
        context.Set(ContactRole, role);
        context.Set(Created, created);
        context.Set(RequestId, requestId);
        context.Set(ErrorCode, error?.Code);
        context.Set(ErrorMessage, error?.Message);
    }

    private async Task<ContactOrder> OrderAsync(ActivityExecutionContext context, string connection) => new()
    {
        Connection = connection,
        Email = context.Get(Email).OrNull(),
        ExternalId = context.Get(ExternalId).OrNull(),
        Role = context.Get(Role).Or(ContactRoles.User),
        Name = context.Get(FullName).OrNull(),
        Phone = context.Get(Phone).OrNull(),
        CustomAttributes = await AttributesInput.ReadAsync(context, CustomAttributes, nameof(CustomAttributes)),
        SignedUpAt = await DateInput.ReadAsync(context, SignedUpAt, nameof(SignedUpAt)),
        UpdateWhenFound = UpdateWanted(context.Get(WhenFound).Or(Update)),
    };

    private static bool UpdateWanted(string whenFound) => whenFound switch
    {
        Update => true,
        Keep => false,
        _ => throw IntercomException.Invalid($"WhenFound is neither '{Update}' nor '{Keep}'. Use one of these."),
    };
}
