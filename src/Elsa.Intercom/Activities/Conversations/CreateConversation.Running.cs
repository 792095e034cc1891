using Elsa.Extensions;
using Elsa.Intercom.Client;
using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;
using Elsa.Workflows;

namespace Elsa.Intercom.Activities;

/// <content>What it does: inputs in, one order, outputs and an outcome out.</content>
public partial class CreateConversation
{
    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var connection = context.Get(Connection).Or(IntercomOptions.DefaultConnection);
        var time = context.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();

        try
        {
            var order = await OrderAsync(context, connection);

            if (await FlagInput.ReadAsync(context, DryRun, nameof(DryRun)))
                await PreviewAsync(context, order, () => time.GetElapsedTime(started));
            else
                await CreateAsync(context, order, () => time.GetElapsedTime(started));
        }
        catch (IntercomException e)
        {
            SetOutputs(context, requestId: e.RequestId, error: e);
            await ActivityErrors.HandleAsync(context, e, connection, time.GetElapsedTime(started), context.Get(OnError).OrNull());
        }
        catch (ConversationLedgerException e)
        {
            SetOutputs(context);
            throw ActivityErrors.LedgerFault(context, e, connection, time.GetElapsedTime(started));
        }
    }

    private async Task<ConversationOrder> OrderAsync(ActivityExecutionContext context, string connection) => new()
    {
        Connection = connection,
        IdentifyBy = context.Get(IdentifyBy).Or(DefaultIdentifyBy),
        Contact = context.Get(Contact).Or(""),
        ContactType = context.Get(ContactType).Or(DefaultContactType),
        Request = new CreateConversationRequest
        {
            Body = context.Get(Body) ?? "",
            Subject = context.Get(Subject).OrNull(),
            BrandId = context.Get(BrandId).OrNull(),
            MessageType = context.Get(MessageType).OrNull(),
            AttachmentUrls = await UrlsInput.ReadAsync(context, AttachmentUrls, nameof(AttachmentUrls)),
            CreatedAt = await DateInput.ReadAsync(context, CreatedAt, nameof(CreatedAt)),
        },
        IdempotencyKey = context.Get(IdempotencyKey).OrNull(),
        CreateWhenUnknown = CreatesWhenUnknown(context.Get(OnUnknown).Or(OnUnknownReport)),
        ExecutionId = context.Id,
        WorkflowInstanceId = context.WorkflowExecutionContext.Id,
        NodeId = context.NodeId,
    };

    /// <summary>What is written wrong must not decide whether something is sent twice.</summary>
    private static bool CreatesWhenUnknown(string onUnknown) =>
        string.Equals(onUnknown, OnUnknownCreate, StringComparison.OrdinalIgnoreCase) ||
        (string.Equals(onUnknown, OnUnknownReport, StringComparison.OrdinalIgnoreCase) ? false : throw IntercomException.Invalid($"OnUnknown is neither '{OnUnknownReport}' nor '{OnUnknownCreate}'. Use one of these; nothing was sent."));

    private async Task CreateAsync(ActivityExecutionContext context, ConversationOrder order, Func<TimeSpan> elapsed)
    {
        var result = await context.GetRequiredService<ConversationCreator>().CreateAsync(order, () => CommitAsync(context), context.CancellationToken);
        var conversation = result.Conversation;

        var url = await context.GetRequiredService<ConversationAddresses>().FindAsync(order.Connection, conversation.ConversationId);
        SetOutputs(context, conversation, conversation.ContactId, url, result.Reused, conversation.RequestId);

        ConversationJournal.Write(context, order, result, elapsed());
        await context.CompleteActivityWithOutcomesAsync(Outcomes.Done);
    }

    private async Task PreviewAsync(ActivityExecutionContext context, ConversationOrder order, Func<TimeSpan> elapsed)
    {
        var request = await context.GetRequiredService<ConversationCreator>().PreviewAsync(order, context.CancellationToken);
        var connection = context.GetRequiredService<Connections>().Get(order.Connection);
        SetOutputs(context, contactId: request.From.Id, preview: ConversationPreview.Of(order, connection));
        ConversationJournal.WriteDryRun(context, order, elapsed());
        await context.CompleteActivityWithOutcomesAsync(Outcomes.Done);
    }

    /// <summary>
    /// Sets each output once, those without a value too: a variable that one is bound to must not keep what an earlier step, or an earlier
    /// pass of a loop, left in it.
    /// </summary>
    private void SetOutputs(
        ActivityExecutionContext context,
        LedgerConversation? conversation = null,
        string? contactId = null,
        string? url = null,
        bool reused = false,
        string? requestId = null,
        ConversationPreview? preview = null,
        IntercomException? error = null)
    {
        context.Set(ConversationId, conversation?.ConversationId);
        context.Set(MessageId, conversation?.MessageId);
        context.Set(ContactId, contactId);
        context.Set(ConversationUrl, url);
        context.Set(ConversationCreatedAt, conversation?.CreatedAt);
        context.Set(Reused, reused);
        context.Set(RequestId, requestId);
        context.Set(Request, preview?.Request);
        context.Set(RequestCurl, preview?.Curl);
        context.Set(ResolvedInputs, preview?.ResolvedInputs);
        context.Set(ErrorCode, error?.Code);
        context.Set(ErrorMessage, error?.Message);
    }

    /// <summary>
    /// Makes this execution known to Elsa before it sends, so that a killed process is resumed with the same execution id. The Studio's Test
    /// run has no parent: committing it would leave an instance that Elsa restarts later, and sends again.
    /// </summary>
    private static async Task CommitAsync(ActivityExecutionContext context)
    {
        if (context.ParentActivityExecutionContext != null && context.GetRequiredService<Connections>().Current().CommitBeforeSending)
            await context.WorkflowExecutionContext.CommitAsync();
    }
}
