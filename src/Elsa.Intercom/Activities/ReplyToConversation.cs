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

/// <summary>Writes a reply or a note in a conversation, once per key (<c>POST /conversations/{id}/reply</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Reply to Intercom Conversation",
    Description = "Replies in a conversation as a teammate or as the contact, or leaves a note. The Test tab really sends; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class ReplyToConversation([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
{
    /// <summary>Intercom's id of the conversation. Required.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = ConversationInputs.ConversationHelp)]
    public Input<string> Conversation { get; set; } = default!;

    /// <summary>Who replies: <c>admin</c>, a teammate, or <c>contact</c>. <c>admin</c> by default.</summary>
    [Input(
        Order = 30,
        Category = InputGroups.Who,
        DisplayName = "Reply as",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(ReplyAsChoices),
        DefaultValue = ReplyAsChoices.Admin,
        Description = "Who speaks: a teammate, or the contact.")]
    public Input<string?> ReplyAs { get; set; } = new(ReplyAsChoices.Admin);

    /// <summary>Intercom's id of the teammate who replies. The token's own teammate by default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AdminChoices),
        AutoEvaluate = false,
        Description = "The teammate who replies, if a teammate does. Empty takes the one that the access token belongs to.")]
    public Input<string?> Admin { get; set; } = default!;

    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.Who,
        DisplayName = "Identify by",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto,
        Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>The contact who replies. Required if a contact does.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.Who,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The contact who replies, if the contact does: the value for Identify by, for example ada@example.com.")]
    public Input<string> Contact { get; set; } = default!;

    /// <summary><c>comment</c>, <c>note</c> or <c>quick_reply</c>. <c>comment</c> by default.</summary>
    [Input(
        Order = 70,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(ReplyKindChoices),
        DefaultValue = ReplyRequest.Comment,
        Description = "A comment that everybody sees, a note that only teammates see, or buttons for the contact. Buttons need API version 2.14 or newer.")]
    public Input<string?> Kind { get; set; } = new(ReplyRequest.Comment);

    /// <summary>The text. HTML is allowed for a teammate. Required for comments and notes.</summary>
    [Input(
        Order = 80,
        Category = InputGroups.What,
        DisplayName = "Message",
        UIHint = InputUIHints.MultiLine,
        AutoEvaluate = false,
        Description = "The text of the reply, for example: Welcome! A teammate may use HTML.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>The texts of the buttons of a quick reply. None by default.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.What,
        DisplayName = "Quick replies",
        UIHint = InputUIHints.MultiText,
        AutoEvaluate = false,
        Description = "The texts of the buttons that the contact can press, for example Yes, please. Only for the kind Quick reply.")]
    public Input<ICollection<string>?> QuickReplies { get; set; } = default!;

    /// <summary>Up to 10 absolute http or https addresses of images. None by default.</summary>
    [Input(
        Order = 100,
        Category = InputGroups.What,
        DisplayName = "Attachment URLs",
        UIHint = InputUIHints.MultiText,
        AutoEvaluate = false,
        Description = "Addresses of up to 10 images to attach, for example https://example.com/screenshot.png.")]
    public Input<ICollection<string>?> AttachmentUrls { get; set; } = default!;

    /// <summary>Whether nobody is notified of the reply. <see langword="false"/> by default. API 2.15 or newer.</summary>
    [Input(
        Order = 110,
        Category = InputGroups.Extras,
        DisplayName = "Skip notifications",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Stores the reply without telling anybody: no email, no push, no sound. Needs API version 2.15 or newer.")]
    public Input<bool> SkipNotifications { get; set; } = new(false);

    /// <summary>The id of the reply within the conversation; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Part ID", Description = "The id of the reply within the conversation. Empty after a dry run or an error.")]
    public Output<string?> PartId { get; set; } = default!;

    /// <summary>The conversation's state after the reply: <c>open</c>, <c>closed</c> or <c>snoozed</c>.</summary>
    [Output(DisplayName = "Conversation state", Description = ConversationInputs.StateHelp)]
    public Output<string?> ConversationState { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ConversationInputs.Problems(Conversation, Admin),
        .. LiteralInput.IsLiterally(ReplyAs, ReplyAsChoices.Contact) ? ContactInputs.Problems(IdentifyBy, Contact) : Array.Empty<string>(),
        .. LiteralInput.IsLiterally(Kind, ReplyRequest.QuickReply)
            ? LiteralInput.Missing((QuickReplies, "Quick replies is empty. Give the text of each button, or use an expression."))
            : LiteralInput.IsKnown(Kind, out _)
                ? LiteralInput.Missing((Body, "Message is empty. Write the text of the reply, or use an expression."))
                : [],
        .. LiteralInput.Problems(
            (AttachmentUrls, urls => ConversationRules.CheckAttachments(TextsInput.Read(urls, "Attachment URLs", TextsInput.UrlExample)))),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var isByContact = step.Choice<ReplyAsChoices>(ReplyAs, nameof(ReplyAs)) == ReplyAsChoices.Contact;
        var request = new ReplyRequest
        {
            Type = isByContact ? ReplyRequest.ByContact : ReplyRequest.ByAdmin,
            MessageType = step.Choice<ReplyKindChoices>(Kind, nameof(Kind)),
            AdminId = isByContact ? null : step.Text(Admin, nameof(Admin)),
            Body = step.Message(Body, nameof(Body)) is { Length: > 0 } body ? body : null,
            QuickReplies = step.Texts(QuickReplies, nameof(QuickReplies), "Yes, please")?
                .Select((text, number) => new QuickReplyOption { Text = text, Uuid = step.Uuid(number) }).ToList(),
            AttachmentUrls = step.Texts(AttachmentUrls, nameof(AttachmentUrls), TextsInput.UrlExample),
            SkipNotifications = step.Boolean(SkipNotifications, nameof(SkipNotifications)) ? true : null,
        };
        var contact = isByContact ? ContactInputs.Read(step, IdentifyBy, Contact) : null;
        var conversation = step.Text(Conversation!, nameof(Conversation)) ?? "";
        var end = await SendAsync(step, ReplyOperation.Create(step.Get<OperationServices>(), step.Connection, conversation, request, contact));
        step.Set(PartId, end.Result?.PartId);
        step.Set(ConversationState, end.Result?.ConversationState);
        return end.Report;
    }
}
