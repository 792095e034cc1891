using System.Runtime.CompilerServices;
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
/// Creates a conversation in Intercom in the name of a contact, once per key, and hands its id to the steps after it
/// (<c>POST /conversations</c>, API 2.14).
/// </summary>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Create Intercom Conversation",
    Description = "Starts a conversation in Intercom as if the contact had written it, and gives its conversation id to the next steps. The Test tab really sends; tick Dry run to look first.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.ContactNotFound, Outcomes.Rejected, Outcomes.Unauthorized, Outcomes.RateLimited, Outcomes.Unavailable, Outcomes.Unknown)]
public partial class CreateConversation : CodeActivity
{
    private const string DefaultContactType = ContactRoles.User;
    private const string DefaultIdentifyBy = ContactIdentifiers.Id;
    private const string OnUnknownReport = "Report";
    private const string OnUnknownCreate = "Create";

    /// <summary>Creates the activity.</summary>
    /// <param name="source">The source file that creates it; filled in by the compiler.</param>
    /// <param name="line">The line that creates it; filled in by the compiler.</param>
    public CreateConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The workspace to create it in. <c>Default</c> by default.</summary>
    [Input(Order = 10, Category = InputGroups.Who, UIHint = InputUIHints.DropDown, UIHandler = typeof(ConnectionOptions), DefaultValue = IntercomOptions.DefaultConnection, Description = "The Intercom workspace, by the name your administrator gave it.")]
    public Input<string?> Connection { get; set; } = new(IntercomOptions.DefaultConnection);

    /// <summary>How <see cref="Contact"/> names the contact: <c>id</c>, <c>external_id</c> or <c>email</c>. <c>id</c> by default.</summary>
    [Input(Order = 20, Category = InputGroups.Who, DisplayName = "Identify by", UIHint = InputUIHints.DropDown, UIHandler = typeof(IdentifyByOptions), DefaultValue = DefaultIdentifyBy, Description = "What you know of the contact: the Intercom ID, the id in your own system (External ID), or the email address. External ID and email are looked up first.")]
    public Input<string?> IdentifyBy { get; set; } = new(DefaultIdentifyBy);

    /// <summary>The contact who speaks. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, Description = "Who speaks: the value for Identify by, for example 6762f11b1bb69f9f2193bba3 or ada@example.com. The conversation appears as written by this contact.")]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>The contact's role: <c>user</c>, <c>lead</c> or <c>contact</c>; after a lookup the found one counts. <c>user</c> by default.</summary>
    [Input(Order = 40, Category = InputGroups.Who, DisplayName = "Contact type", UIHint = InputUIHints.DropDown, UIHandler = typeof(ContactTypeOptions), DefaultValue = DefaultContactType, Description = "Whether the contact is a user, a lead or a visitor. Used as it is with an Intercom ID; after a lookup, Intercom's own answer counts, and this only chooses between several matches.")]
    public Input<string?> ContactType { get; set; } = new(DefaultContactType);

    /// <summary>The message: plain text. Required.</summary>
    [Input(Order = 50, Category = InputGroups.What, DisplayName = "Message", UIHint = InputUIHints.MultiLine, Description = "The text of the message in the contact's own words, for example: I can't find my invoice. Plain text: Intercom shows HTML tags as they are.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>A subject; used for e-mail only. Not sent by default.</summary>
    [Input(Order = 60, Category = InputGroups.What, UIHint = InputUIHints.SingleLine, Description = "A subject line, for example Missing invoice. Intercom uses it for email only.")]
    public Input<string?> Subject { get; set; } = default!;

    /// <summary>Up to 10 absolute http or https addresses of images. None by default.</summary>
    [Input(Order = 70, Category = InputGroups.What, DisplayName = "Attachment URLs", UIHint = InputUIHints.MultiText, AutoEvaluate = false, Description = "Addresses of up to 10 images to attach, for example https://example.com/screenshot.png.")]
    public Input<ICollection<string>?> AttachmentUrls { get; set; } = default!;

    /// <summary>The channel; in no official description of the API. Not sent by default.</summary>
    [Input(Order = 80, Category = InputGroups.What, DisplayName = "Message type", UIHint = InputUIHints.DropDown, UIHandler = typeof(MessageTypeOptions), Description = "Leave it at (not sent). Intercom's own documentation does not name this field; it is sent as chosen.")]
    public Input<string?> MessageType { get; set; } = default!;

    /// <summary>When it happened, for migrations: after 2010, not in the future, with an offset. Not sent by default. API 2.11 or newer.</summary>
    [Input(Order = 90, Category = InputGroups.When, DisplayName = "Created at", UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = "Only to move older conversations into Intercom: when it happened, with its offset (Z is UTC), for example 2026-01-31T09:30:00Z. Leave it empty for new conversations.")]
    public Input<DateTimeOffset?> CreatedAt { get; set; } = default!;

    /// <summary>The brand of the conversation. Not sent by default. API 2.16 or newer.</summary>
    [Input(Order = 100, Category = InputGroups.Extras, DisplayName = "Brand ID", UIHint = InputUIHints.SingleLine, Description = "The brand the conversation belongs to, for workspaces with several brands, for example 10. Needs API version 2.16 or newer.")]
    public Input<string?> BrandId { get; set; } = default!;

    /// <summary>One conversation per key, whatever happens. By default, one per execution of the activity.</summary>
    [Input(Order = 110, Category = InputGroups.Safety, DisplayName = "Idempotency key", UIHint = InputUIHints.SingleLine, Description = "A text that is the same whenever the same conversation is meant, for example onboarding:42. One key makes one conversation, however often the workflow runs.")]
    public Input<string?> IdempotencyKey { get; set; } = default!;

    /// <summary>What to do when nobody can tell whether it was created, after a search found none: <c>Report</c> or <c>Create</c>. <c>Report</c> by default.</summary>
    [Input(Order = 120, Category = InputGroups.Safety, DisplayName = "On unknown", UIHint = InputUIHints.DropDown, UIHandler = typeof(OnUnknownOptions), DefaultValue = OnUnknownReport, Description = "What to do when Intercom's answer got lost and a search does not find the conversation: report it, or create it again. The latter makes two if the first one appears later.")]
    public Input<string?> OnUnknown { get; set; } = new(OnUnknownReport);

    /// <summary>Whether to check and look up only, and show the request instead of sending it. <see langword="false"/> by default.</summary>
    [Input(Order = 130, Category = InputGroups.Safety, DisplayName = "Dry run", UIHint = InputUIHints.Checkbox, DefaultValue = false, AutoEvaluate = false, Description = "Checks the inputs, looks the contact up and creates nothing. The outputs Request, Request as curl and Resolved inputs show what would be sent.")]
    public Input<bool> DryRun { get; set; } = new(false);

    /// <summary>Whether an error faults the workflow (<c>Fault</c>) or ends in its outcome (<c>Outcome</c>). <c>Fault</c> by default.</summary>
    [Input(Order = 140, Category = InputGroups.Safety, DisplayName = "On error", UIHint = InputUIHints.DropDown, UIHandler = typeof(OnErrorOptions), DefaultValue = ActivityErrors.Fault, Description = "Whether an error stops the workflow with a fault, or continues with the outcome of its name. Connect the outcomes before you choose to continue: an outcome that leads nowhere ends silently.")]
    public Input<string?> OnError { get; set; } = new(ActivityErrors.Fault);

    /// <summary>The id of the conversation; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Conversation ID", Description = "The id of the conversation, for the steps after this one. Empty after a dry run or an error.")]
    public Output<string?> ConversationId { get; set; } = default!;

    /// <summary>The id of the first message: another number than the conversation's.</summary>
    [Output(DisplayName = "Message ID", Description = "The id of the first message. Other steps want the conversation id, not this one.")]
    public Output<string?> MessageId { get; set; } = default!;

    /// <summary>Intercom's id of the contact.</summary>
    [Output(DisplayName = "Contact ID", Description = "The Intercom id of the contact who speaks.")]
    public Output<string?> ContactId { get; set; } = default!;

    /// <summary>The conversation's address in the inbox; <see langword="null"/> where the workspace's id can't be read, and for a sandbox.</summary>
    [Output(DisplayName = "Conversation URL", Description = "The address of the conversation in Intercom's inbox, where it can be told.")]
    public Output<string?> ConversationUrl { get; set; } = default!;

    /// <summary>When Intercom says it was created.</summary>
    [Output(DisplayName = "Conversation created at", Description = "When Intercom says the conversation was created.")]
    public Output<DateTimeOffset?> ConversationCreatedAt { get; set; } = default!;

    /// <summary>Whether an earlier run with the same key created it, and nothing was sent now.</summary>
    [Output(Description = "True when an earlier run with the same key created the conversation.")]
    public Output<bool> Reused { get; set; } = default!;

    /// <summary>Intercom's id of the request, for its support.</summary>
    [Output(DisplayName = "Request ID", Description = "Intercom's id of the request; its support asks for it.")]
    public Output<string?> RequestId { get; set; } = default!;

    /// <summary>After a dry run, the JSON that would be sent; else <see langword="null"/>. Holds the message, never the token.</summary>
    [Output(Description = "After a dry run: the JSON that would be sent.")]
    public Output<string?> Request { get; set; } = default!;

    /// <summary>After a dry run, the request as a curl command for a POSIX shell, with <c>$INTERCOM_TOKEN</c> for the token; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Request as curl", Description = "After a dry run: the request as a command for a terminal. It takes the token from the variable INTERCOM_TOKEN; running it really sends.")]
    public Output<string?> RequestCurl { get; set; } = default!;

    /// <summary>After a dry run, what each input resolved to, as JSON; else <see langword="null"/>. Holds the message, never the token.</summary>
    [Output(DisplayName = "Resolved inputs", Description = "After a dry run: what each field resolved to, and whether it would be sent, as JSON.")]
    public Output<string?> ResolvedInputs { get; set; } = default!;

    /// <summary>After an error, its code; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error code", Description = "After an error: its code, for example not_found.")]
    public Output<string?> ErrorCode { get; set; } = default!;

    /// <summary>After an error, what happened and what to do; else <see langword="null"/>.</summary>
    [Output(DisplayName = "Error message", Description = "After an error: what happened and what to do about it.")]
    public Output<string?> ErrorMessage { get; set; } = default!;
}
