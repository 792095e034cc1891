using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Client;

/// <summary>
/// Creates one conversation per key: check, commit, claim, look the contact up, send, record. Nothing is sent before the claim, and a claim
/// is given back only when surely nothing was created.
/// </summary>
internal sealed class ConversationCreator(IIntercomClientFactory clients, IConversationLedger ledger, Connections connections, TimeProvider time, ILogger<ConversationCreator> logger)
{
    /// <param name="order">What to create.</param>
    /// <param name="commit">Makes the intent durable before anything is claimed or sent.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="IntercomException">The conversation was not created, or nobody can tell.</exception>
    public async Task<ConversationResult> CreateAsync(ConversationOrder order, Func<Task> commit, CancellationToken cancellationToken)
    {
        var connection = Check(order);
        await commit().ConfigureAwait(false);

        var claim = order.Claim(Lease(connection));
        var answer = await ledger.BeginAsync(claim, cancellationToken).ConfigureAwait(false);

        return answer.State switch
        {
            LedgerState.Claimed => await SendAsync(order, claim.Key, cancellationToken).ConfigureAwait(false),
            LedgerState.Done => Reuse(answer, claim),
            _ => throw EarlierAttemptUnknown(),
        };
    }

    /// <summary>The request as it would be sent: checked, with the contact looked up, and with nothing claimed or changed.</summary>
    public async Task<CreateConversationRequest> PreviewAsync(ConversationOrder order, CancellationToken cancellationToken)
    {
        Check(order);
        order.Request.From = await ResolveAsync(order, cancellationToken).ConfigureAwait(false);
        return order.Request;
    }

    private IntercomConnection Check(ConversationOrder order)
    {
        var connection = connections.Get(order.Connection);
        order.Request.From = new ConversationAuthor { Type = order.ContactType, Id = order.Contact };
        ConversationRules.Check(order.Request, connection, order.Connection, time.GetUtcNow());
        return connection;
    }

    private async Task<ConversationResult> SendAsync(ConversationOrder order, ConversationKey key, CancellationToken cancellationToken)
    {
        CreatedConversation created;
        var sending = false;

        try
        {
            order.Request.From = await ResolveAsync(order, cancellationToken).ConfigureAwait(false);
            sending = true;
            created = await SendAsync(order, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Looking up creates nothing, however it fails.
            await GiveBackAsync(key, nothingCreated: !sending || e is IntercomException { Kind: not IntercomErrorKind.Unknown } or RequestCanceledException { MayHaveBeenSent: false }).ConfigureAwait(false);

            // Whatever the answer was, a caller who gave up gets a cancellation.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        var conversation = new LedgerConversation(created.ConversationId, created.MessageId, order.Request.From.Id, created.CreatedAt, created.RequestId);
        var warnings = await RecordAsync(key, conversation).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return new ConversationResult(conversation, order.Request.From.Type, Reused: false, warnings);
    }

    /// <summary>What surely created nothing gives the key back; everything else, an unforeseen error included, keeps it.</summary>
    private async Task GiveBackAsync(ConversationKey key, bool nothingCreated)
    {
        try
        {
            if (nothingCreated)
                await ledger.ReleaseAsync(key, CancellationToken.None).ConfigureAwait(false);
            else
                await ledger.MarkUnknownAsync(key, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The first error is the one to report. The claim's lease ends by itself, and the key then counts as unknown.
            logger.LogError(e, "The ledger could not record how an attempt ended.");
        }
    }

    private Task<ConversationAuthor> ResolveAsync(ConversationOrder order, CancellationToken cancellationToken) =>
        ContactResolver.ResolveAsync(clients.GetClient(order.Connection), order.IdentifyBy, order.Contact, order.ContactType, cancellationToken);

    private async Task<CreatedConversation> SendAsync(ConversationOrder order, CancellationToken cancellationToken)
    {
        var client = clients.GetClient(order.Connection);

        try
        {
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
    private async Task<IReadOnlyList<string>> RecordAsync(ConversationKey key, LedgerConversation conversation)
    {
        try
        {
            await ledger.CompleteAsync(key, conversation, CancellationToken.None).ConfigureAwait(false);
            return [];
        }
        catch (Exception e)
        {
            logger.LogError(e, "Conversation {ConversationId} was created, but the ledger could not record it.", conversation.ConversationId);
            return ["The ledger could not record the conversation: the same key may be reported as unknown later."];
        }
    }

    private static ConversationResult Reuse(LedgerAnswer answer, ConversationClaim claim) =>
        new(
            answer.Conversation!,
            ContactType: null,
            Reused: true,
            answer.RequestHash == claim.RequestHash ? [] : ["The idempotency key was used before with another request; the first conversation is returned and nothing was sent. Use a key that differs where the conversation should."]);

    private static IntercomException EarlierAttemptUnknown() =>
        new(
            IntercomErrorKind.Unknown,
            IntercomErrorCodes.EarlierAttemptUnknown,
            "An earlier attempt of this conversation was sent and not answered, so it may exist; nothing was sent now. Look in the inbox; if it is not there, send it under a new IdempotencyKey.");

    /// <summary>
    /// Longer than the requests and waits of one conversation take; a claim older than that has lost its owner. The grace doubles its waits
    /// from half a second on, and a lookup and a question about the contact may come on top.
    /// </summary>
    private static TimeSpan Lease(IntercomConnection connection)
    {
        var requests = 4 + Math.Ceiling(Math.Log2((connection.NewContactGrace.TotalSeconds * 2) + 1));
        return (requests * (connection.Timeout + connection.MaxRateLimitWait)) + connection.NewContactGrace + TimeSpan.FromMinutes(1);
    }
}
