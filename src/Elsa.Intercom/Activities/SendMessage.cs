using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Options;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Sends a message of a teammate to a contact, once per key (<c>POST /messages</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Send Intercom Message",
    Description = "Sends a message or an email to a contact as a teammate. The Test tab really sends; check Dry run to preview.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable, Outcomes.Unknown)]
public sealed class SendMessage([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IdempotentActivity(source, line)
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

    /// <summary>The contact who gets the message. Required.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = ContactInputs.ContactHelp)]
    public Input<string> Contact { get; set; } = default!;

    /// <summary>Intercom's id of the teammate who sends it. By default, the teammate that the connection's token belongs to.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.Who,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AdminChoices),
        AutoEvaluate = false,
        Description = ConversationInputs.AdminHelp)]
    public Input<string?> Admin { get; set; } = default!;

    /// <summary><c>inapp</c> or <c>email</c>. <c>inapp</c> by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(ChannelChoices),
        DefaultValue = MessageRules.InApp,
        Description = "Whether the contact gets the message in the Messenger or as an email.")]
    public Input<string?> Channel { get; set; } = new(MessageRules.InApp);

    /// <summary>The subject of an email. Required for an email, and for nothing else.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "The subject of an email, for example Your trial ends soon. Every email needs one.")]
    public Input<string?> Subject { get; set; } = default!;

    /// <summary>The message. HTML is allowed. Required.</summary>
    [Input(
        Order = 70,
        Category = InputGroups.What,
        DisplayName = "Message",
        UIHint = InputUIHints.MultiLine,
        AutoEvaluate = false,
        Description = "The text of the message, for example: Your trial ends on Friday. HTML is allowed.")]
    public Input<string> Body { get; set; } = default!;

    /// <summary>The look of an email: <c>plain</c> or <c>personal</c>. <c>plain</c> by default.</summary>
    [Input(
        Order = 80,
        Category = InputGroups.Extras,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TemplateChoices),
        DefaultValue = MessageRules.Plain,
        Description = "The look of an email. Other messages have none.")]
    public Input<string?> Template { get; set; } = new(MessageRules.Plain);

    /// <summary>Whether the message opens a conversation at once. By default, the contact's reply does. <see langword="false"/> by default.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.Extras,
        DisplayName = "Open conversation",
        UIHint = InputUIHints.Checkbox,
        DefaultValue = false,
        AutoEvaluate = false,
        Description = "Whether a conversation is in the inbox at once, and not only when the contact replies. Then a lost response can be found again.")]
    public Input<bool> OpenConversation { get; set; } = new(false);

    /// <summary>The id of the message; <see langword="null"/> after a dry run or an error.</summary>
    [Output(DisplayName = "Message ID", Description = "The id of the message. Empty after a dry run or an error.")]
    public Output<string?> MessageId { get; set; } = default!;

    /// <summary>The id of the conversation that it opened; <see langword="null"/> if it opened none, or if no search shows it yet.</summary>
    [Output(DisplayName = "Conversation ID", Description = "The id of the conversation, if one was opened and Intercom shows it already.")]
    public Output<string?> ConversationId { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. ContactInputs.Problems(IdentifyBy, Contact),
        .. LiteralInput.Missing((Body, "Message is empty. Write the text of the message, or use an expression.")),
        .. LiteralInput.Wrong(Admin, ConversationRules.CheckAdmin),
        .. SubjectProblems(),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var channel = step.Choice<ChannelChoices>(Channel, nameof(Channel));
        var template = step.Choice<TemplateChoices>(Template, nameof(Template));
        var request = new SendMessageRequest
        {
            MessageType = channel,
            Subject = step.Text(Subject, nameof(Subject)),
            Body = step.Message(Body, nameof(Body)),
            Template = channel == MessageRules.Email ? template : null,
            OpenConversation = step.Boolean(OpenConversation, nameof(OpenConversation)) ? true : null,
        };

        var (services, contact, admin) = (step.Get<OperationServices>(), ContactInputs.Read(step, IdentifyBy, Contact), step.Text(Admin, nameof(Admin)));
        var end = await SendAsync(step, SendMessageOperation.Create(services, step.Connection, contact, admin, request));
        step.Set(MessageId, end.Result?.MessageId);

        if (end.Result is { } sent && request.OpenConversation == true)
            step.Set(ConversationId, sent.ConversationId ?? await OpenedConversation.FindAsync(
                services, step.Connection, sent, step.Get<Connections>().Get(step.Connection).SearchGrace, step.CancellationToken));

        return end.Report;
    }

    private IEnumerable<string> SubjectProblems() =>
        LiteralInput.Text(Channel, MessageRules.InApp)?.ToLowerInvariant() is { } channel
        && RuleCheck.FindError(() => MessageRules.CheckSubject(channel, !LiteralInput.IsEmpty(Subject))) is { } problem ? [problem] : [];
}
