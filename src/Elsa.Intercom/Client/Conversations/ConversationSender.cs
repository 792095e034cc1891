using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Client;

/// <summary>
/// What the holder of a key does with it: looks the contact up, sends, and records how it ended. A key is given back only when surely nothing
/// was created; what was sent and not answered is looked for.
/// </summary>
internal sealed class ConversationSender(
    IIntercomClientFactory clients,
    ContactResolver contacts,
    IConversationLedger ledger,
    ConversationReconciler reconciler,
    Connections connections,
    TimeProvider time,
    ILogger<ConversationSender> logger)
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(10);

    /// <summary>How long a key is claimed before sending: for a lookup, or for looking for an earlier attempt. Whoever takes longer is noticed before anything is sent.</summary>
    public static TimeSpan ClaimLease(IntercomConnection connection)
    {
        var lookup = ResendRules.Longest(connection);
        var looking = ConversationReconciler.Longest(connection);
        return (lookup > looking ? lookup : looking) + LeaseMargin;
    }

    /// <summary>Longer than sending and looking for what wasn't answered take; whoever takes longer is gone.</summary>
    private static TimeSpan SendingLease(IntercomConnection connection) => ResendRules.Longest(connection) + ConversationReconciler.Longest(connection) + LeaseMargin;

    /// <summary>Creates the conversation.</summary>
    /// <returns>The conversation; null where another caller holds the key by now and nothing was sent.</returns>
    /// <exception cref="IntercomException">It was not created, or nobody can tell.</exception>
    public Task<ConversationResult?> SendAsync(ConversationOrder order, LedgerHold hold, CancellationToken cancellationToken) =>
        SendAsync(order, hold, earlier: null, notes: [], cancellationToken);

    /// <summary>Finds out what an earlier attempt made, of which nobody knows.</summary>
    /// <returns>The conversation; null where another caller holds the key by now.</returns>
    /// <exception cref="IntercomException">Still nobody can tell.</exception>
    public async Task<ConversationResult?> SettleAsync(ConversationOrder order, LedgerAnswer answer, CancellationToken cancellationToken)
    {
        var unknown = new IntercomException(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.EarlierAttemptUnknown,
            "An earlier attempt of this conversation was sent and not answered, so it may exist; nothing was sent now.");

        if (answer.SameRequest)
            return await ReconcileAsync(order, answer.Hold!, answer.Attempt!, unknown, maySendAgain: true, notes: [], cancellationToken).ConfigureAwait(false);

        await GiveUpAsync(answer.Hold!, nothingCreated: false).ConfigureAwait(false);
        throw Unknown(unknown, "The key was used with another request then, which can't be looked for by this one.", []);
    }

    private async Task<ConversationResult?> SendAsync(ConversationOrder order, LedgerHold hold, LedgerAttempt? earlier, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        DateTimeOffset? started = null;

        try
        {
            order.Request.From = await contacts.ResolveAsync(order, cancellationToken).ConfigureAwait(false);

            // Both attempts could only be looked for by one contact.
            if (earlier != null && earlier.ContactId != order.Request.From.Id)
                throw IntercomException.Invalid("The contact that was looked up is another one than at the earlier attempt.");
        }
        catch (Exception e)
        {
            // Looking up creates nothing, however it fails; what was sent earlier may have.
            await GiveUpAsync(hold, nothingCreated: earlier == null).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw earlier == null ? e : StillUnknown(e);
        }

        CreatedConversation created;

        try
        {
            created = await SendAsync(
                order,
                async token =>
                {
                    started = time.GetUtcNow();
                    return await BeginSendingAsync(order, hold, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ClaimLostException)
        {
            return null;
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.Unknown && !cancellationToken.IsCancellationRequested)
        {
            var attempt = new LedgerAttempt(earlier?.StartedAt ?? started ?? time.GetUtcNow(), time.GetUtcNow(), order.Request.From.Id);
            return await ReconcileAsync(order, hold, attempt, e, maySendAgain: earlier == null, notes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await GiveUpAsync(hold, nothingCreated: earlier == null && e is IntercomException { Kind: not IntercomErrorKind.Unknown } or RequestCanceledException { MayHaveBeenSent: false } or ConversationLedgerException).ConfigureAwait(false);

            // Whatever the answer was, a caller who gave up gets a cancellation.
            cancellationToken.ThrowIfCancellationRequested();
            throw earlier == null ? e : StillUnknown(e);
        }

        var conversation = new LedgerConversation(created.ConversationId, created.MessageId, order.Request.From.Id, created.CreatedAt, created.RequestId);
        return await RecordAsync(hold, conversation, order.Request.From.Type, ConversationOrigin.Created, notes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks for what an attempt may have created; never guesses, and sends again only where the author asked for it.</summary>
    private async Task<ConversationResult?> ReconcileAsync(ConversationOrder order, LedgerHold hold, LedgerAttempt attempt, IntercomException cause, bool maySendAgain, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        Reconciliation result;

        try
        {
            result = await reconciler.LookAsync(order, hold, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await GiveUpAsync(hold, nothingCreated: false).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw Unknown(cause, e is IntercomException ? $"It could not be looked for: {e.Message}" : "It could not be looked for.", []);
        }

        if (result.Found is { } found)
        {
            var conversation = new LedgerConversation(found.Id, found.MessageId, attempt.ContactId, found.CreatedAt, cause.RequestId);
            return await RecordAsync(hold, conversation, contactType: null, ConversationOrigin.Found, [.. notes, "An attempt wasn't answered as it should; a search found the conversation that it created."], cancellationToken).ConfigureAwait(false);
        }

        if (result.SurelyNone && order.CreateWhenUnknown && maySendAgain)
            return await SendAsync(order, hold, attempt, [.. notes, "An attempt wasn't answered and no conversation of it was found, so it was sent again, as On unknown says. If the first one appears later, there are two."], cancellationToken).ConfigureAwait(false);

        await GiveUpAsync(hold, nothingCreated: false).ConfigureAwait(false);
        throw Unknown(cause, result.Explanation, result.Candidates);
    }

    /// <summary>Tells the ledger, right before the first byte. Gives the time until which it may be sent: the last attempt ends before the lease does.</summary>
    /// <exception cref="ClaimLostException">Another caller holds the key.</exception>
    private async Task<DateTimeOffset> BeginSendingAsync(ConversationOrder order, LedgerHold hold, CancellationToken cancellationToken)
    {
        var connection = connections.Get(order.Connection);
        var until = time.GetUtcNow() + ResendRules.Longest(connection) - connection.Timeout;

        try
        {
            var sending = new LedgerSending(order.Request.From.Id, order.Fingerprint(), SendingLease(connection));

            if (await ledger.BeginSendingAsync(hold, sending, cancellationToken).ConfigureAwait(false))
                return until;
        }
        catch (Exception e) when (e is not (OperationCanceledException or IntercomException))
        {
            throw ConversationLedgerException.BeforeSending(e);
        }

        throw new ClaimLostException();
    }

    private async Task<CreatedConversation> SendAsync(ConversationOrder order, Func<CancellationToken, Task<DateTimeOffset>> beforeSending, CancellationToken cancellationToken)
    {
        var client = clients.GetClient(order.Connection);

        try
        {
            if (client is IFencedConversations fenced)
                return await fenced.CreateConversationAsync(order.Request, beforeSending, cancellationToken).ConfigureAwait(false);

            await beforeSending(cancellationToken).ConfigureAwait(false);
            return await client.CreateConversationAsync(order.Request, cancellationToken).ConfigureAwait(false);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.NotFound)
        {
            throw await IsArchivedAsync(client, order.Request.From.Id, cancellationToken).ConfigureAwait(false)
                ? ContactResolver.Archived(order.Request.From.Id, e.RequestId)
                : e;
        }
    }

    /// <summary>Intercom says of an archived contact that it doesn't exist; the remedy is another one, so it is worth a question.</summary>
    private static async Task<bool> IsArchivedAsync(IIntercomClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetContactAsync(id, cancellationToken).ConfigureAwait(false))?.Archived == true;
        }
        catch (Exception e) when (e is IntercomException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Once the conversation exists, a ledger that fails must not keep its id from the workflow.</summary>
    private async Task<ConversationResult> RecordAsync(LedgerHold hold, LedgerConversation conversation, string? contactType, ConversationOrigin origin, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.CompleteAsync(hold, conversation, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Conversation {ConversationId} exists, but the ledger could not record it.", conversation.ConversationId);
            notes = [.. notes, $"The ledger could not record conversation {conversation.ConversationId} under its key: the same key may be looked for, or be reported as unknown, later."];
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ConversationResult(conversation, contactType, origin, notes);
    }

    /// <summary>What surely created nothing gives the key back; everything else, an unforeseen error included, keeps it.</summary>
    private async Task GiveUpAsync(LedgerHold hold, bool nothingCreated)
    {
        try
        {
            if (nothingCreated)
                await ledger.ReleaseAsync(hold, CancellationToken.None).ConfigureAwait(false);
            else
                await ledger.MarkUnknownAsync(hold, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The first error is the one to report. The claim's lease ends by itself.
            logger.LogError(e, "The ledger could not record how an attempt ended.");
        }
    }

    /// <summary>What a second attempt that came to nothing means: the first one may have created it all the same.</summary>
    private Exception StillUnknown(Exception failure)
    {
        if (failure is ConversationLedgerException)
            logger.LogError(failure, "The ledger failed before a conversation was sent again.");

        return failure is IntercomException { Kind: not IntercomErrorKind.Unknown } or ConversationLedgerException
            ? Unknown(
                new IntercomException(
                    IntercomErrorKind.Unknown,
                    IntercomErrorCodes.EarlierAttemptUnknown,
                    "An earlier attempt of this conversation was sent and not answered, so it may exist.",
                    (failure as IntercomException)?.StatusCode,
                    (failure as IntercomException)?.RequestId,
                    innerException: failure as IntercomException),
                failure is IntercomException ? $"Sending it again was refused: {failure.Message}" : "It was not sent again, because the ledger of conversations could not say whether that is allowed.",
                [])
            : failure;
    }

    private static IntercomException Unknown(IntercomException cause, string explanation, IReadOnlyList<string> candidates) =>
        new(
            IntercomErrorKind.Unknown,
            candidates.Count > 1 ? IntercomErrorCodes.SeveralConversations : cause.Code,
            $"{cause.Message} {explanation} The same key looks again before it ever sends. If it is not in the inbox, use another IdempotencyKey.",
            cause.StatusCode,
            cause.RequestId,
            innerException: cause.InnerException)
        {
            ConversationIds = candidates,
        };
}
