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
/// Creates a conversation in Intercom as a contact, once per key, and outputs its id
/// (<c>POST /conversations</c>, API 2.14).
/// </summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Create Intercom Conversation",
    Description = "Starts a conversation in Intercom as if the contact had written it, and outputs the conversation's id. "
        + "The Test tab really sends; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class CreateConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
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

    /// <summary>The contact who speaks. Required.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Who speaks: the value for Identify by, for example 6762f11b1bb69f9f2193bba3 or ada@example.com. "
            + "The conversation appears as written by this contact.")]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>The contact's role: <c>user</c>, <c>lead</c> or <c>contact</c>. After a lookup, its own role counts. <c>user</c> by default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.Who,
        DisplayName = "Contact type",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(ContactTypeChoices),
        DefaultValue = ContactRoles.User,
        Description = "Whether the contact is a user, a lead or a visitor. Used unchanged with an Intercom ID. After a lookup, the contact's own role is used, "
            + "and this only chooses between several matches.")]
    public Input<string?> ContactType { get; set; } = new(ContactRoles.User);

    /// <summary>The message: plain text. Required.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        DisplayName = "Message",
        UIHint = InputUIHints.MultiLine,
        AutoEvaluate = false,
        Description = "The text of the message in the contact's own words, for example: I can't find my invoice. Plain text: "
            + "Intercom shows HTML tags as they are.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>A subject; used for email only. Not sent by default.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "A subject line, for example Missing invoice. Intercom uses it for email only.")]
    public Input<string?> Subject { get; set; } = default!;

    /// <summary>Up to 10 absolute http or https addresses of images. None by default.</summary>
    [Input(
        Order = 70,
        Category = InputGroups.What,
        DisplayName = "Attachment URLs",
        UIHint = InputUIHints.MultiText,
        AutoEvaluate = false,
        Description = "Addresses of up to 10 images to attach, for example https://example.com/screenshot.png.")]
    public Input<ICollection<string>?> AttachmentUrls { get; set; } = default!;

    /// <summary>The channel, which Intercom's own description of the API does not mention. Not sent by default.</summary>
    [Input(
        Order = 80,
        Category = InputGroups.What,
        DisplayName = "Message type",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(MessageTypeChoices),
        Description = "Leave it at (not sent). Intercom's documentation does not mention this field.")]
    public Input<string?> MessageType { get; set; } = default!;

    /// <summary>When it happened, for migrations: after 2010, not in the future, with an offset. Not sent by default. API 2.11 or newer.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.When,
        DisplayName = "Created at",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Only to move older conversations into Intercom: when it happened, with its offset (Z is UTC), for example 2026-01-31T09:30:00Z. "
            + "Leave it empty for new conversations.")]
    public Input<DateTimeOffset?> CreatedAt { get; set; } = default!;

    /// <summary>The brand of the conversation. Not sent by default. API 2.16 or newer.</summary>
    [Input(
        Order = 100,
        Category = InputGroups.Extras,
        DisplayName = "Brand ID",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The brand the conversation belongs to, for workspaces with several brands, for example 10. Needs API version 2.16 or newer.")]
    public Input<string?> BrandId { get; set; } = default!;

    /// <summary>The id of the conversation; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Conversation ID", Description = "The id of the conversation, for later activities. Empty after a dry run or an error.")]
    public Output<string?> ConversationId { get; set; } = default!;

    /// <summary>The id of the first message, which differs from the conversation's.</summary>
    [Output(DisplayName = "Message ID", Description = "The id of the first message. Other activities need the conversation ID, not this one.")]
    public Output<string?> MessageId { get; set; } = default!;

    /// <summary>Intercom's id of the contact.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact who speaks.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The conversation's address in the inbox; <see langword="null"/> if the workspace's id can't be read, and for a sandbox.</summary>
    [Output(DisplayName = "Conversation URL", Description = "The address of the conversation in Intercom's inbox, if it is known.")]
    public Output<string?> ConversationUrl { get; set; } = default!;

    /// <summary>When Intercom says it was created.</summary>
    [Output(DisplayName = "Conversation created at", Description = "When Intercom says the conversation was created.")]
    public Output<DateTimeOffset?> ConversationCreatedAt { get; set; } = default!;

    internal override IEnumerable<string> Problems()
    {
        foreach (var problem in ContactInputs.Problems(IdentifyBy, Contact))
            yield return problem;

        if (LiteralInput.IsEmpty(Body))
            yield return "Message is empty. Write the text of the message, or use an expression.";

        var wrong = LiteralInput.Problems(
            (AttachmentUrls, urls => ConversationRules.CheckAttachments(TextsInput.Read(urls, "Attachment URLs", TextsInput.UrlExample))),

            // A future date may be past when the workflow runs.
            (CreatedAt, date => ConversationRules.CheckCreatedAt(DateInput.Read(date, "Created at"), now: null)));

        foreach (var problem in wrong)
            yield return problem;
    }

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var contact = ContactInputs.Read(step, IdentifyBy, Contact, step.Choice<ContactTypeChoices>(ContactType, nameof(ContactType)));

        var request = new CreateConversationRequest
        {
            Body = step.Message(Body, nameof(Body)),
            Subject = step.Text(Subject, nameof(Subject)),
            BrandId = step.Text(BrandId, nameof(BrandId)),
            MessageType = step.Choice<MessageTypeChoices>(MessageType, nameof(MessageType)).OrNull(),
            AttachmentUrls = step.Texts(AttachmentUrls, nameof(AttachmentUrls), TextsInput.UrlExample),
            CreatedAt = step.Date(CreatedAt, nameof(CreatedAt)),
        };

        var operation = CreateConversationOperation.Create(step.Get<OperationServices>(), step.Connection, contact, request);
        var end = await SendAsync(step, operation);
        step.Set(ContactId, end.Subject);

        if (end.Result is { } created)
        {
            step.Set(ConversationId, created.ConversationId);
            step.Set(MessageId, created.MessageId);
            step.Set(ConversationCreatedAt, created.CreatedAt);
            step.Set(ConversationUrl, await step.Get<ConversationAddresses>().FindAsync(step.Connection, created.ConversationId));
        }

        return end.Report;
    }
}
