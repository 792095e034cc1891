using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Client;

/// <summary>
/// Creates one conversation per key: check, commit, claim, then look the contact up, send and record. Nothing is sent before the claim, and
/// what an earlier attempt left unknown is looked for before anything else.
/// </summary>
internal sealed class ConversationCreator(ContactResolver contacts, IConversationLedger ledger, ConversationSender sender, Connections connections, TimeProvider time)
{
    /// <summary>How often a claim may be lost to another caller before it is given up.</summary>
    private const int MaxClaims = 5;

    /// <param name="order">What to create.</param>
    /// <param name="commit">Makes the intent durable before anything is claimed or sent.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="IntercomException">The conversation was not created, or nobody can tell.</exception>
    /// <exception cref="ConversationLedgerException">The ledger can't be reached; nothing was sent.</exception>
    public async Task<ConversationResult> CreateAsync(ConversationOrder order, Func<Task> commit, CancellationToken cancellationToken)
    {
        var connection = Check(order);
        await commit().ConfigureAwait(false);
        var claim = order.Claim(ConversationSender.ClaimLease(connection));

        for (var attempt = 1; attempt <= MaxClaims; attempt++)
        {
            var answer = await BeginAsync(claim, cancellationToken).ConfigureAwait(false);

            var result = answer.State switch
            {
                LedgerState.Done => Reuse(answer),
                LedgerState.Claimed => await sender.SendAsync(order, answer.Hold!, cancellationToken).ConfigureAwait(false),
                _ => await sender.SettleAsync(order, answer, cancellationToken).ConfigureAwait(false),
            };

            // None: the lookup took so long that another caller holds the key by now. Its result is this one's too.
            if (result != null)
                return result;
        }

        throw new IntercomException(IntercomErrorKind.Unavailable, IntercomErrorCodes.LedgerUnavailable, "The claim on the key was lost again and again before anything was sent. Nothing was sent; try again later.");
    }

    /// <summary>The request as it would be sent: checked, with the contact looked up, and with nothing claimed or changed.</summary>
    public async Task<CreateConversationRequest> PreviewAsync(ConversationOrder order, CancellationToken cancellationToken)
    {
        Check(order);
        order.Request.From = await contacts.ResolveAsync(order, cancellationToken).ConfigureAwait(false);
        return order.Request;
    }

    private IntercomConnection Check(ConversationOrder order)
    {
        var connection = connections.Get(order.Connection);
        order.Request.From = new ConversationAuthor { Type = order.ContactType, Id = order.Contact };
        ConversationRules.Check(order.Request, connection, order.Connection, time.GetUtcNow());
        ConversationRules.CheckContact(order.IdentifyBy, order.Contact);

        // Two keys that differ in half a character only would have one hash.
        TextRules.Check(order.IdempotencyKey, "IdempotencyKey");
        return connection;
    }

    private async Task<LedgerAnswer> BeginAsync(ConversationClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.BeginAsync(claim, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw ConversationLedgerException.BeforeSending(e);
        }
    }

    private static ConversationResult Reuse(LedgerAnswer answer) =>
        new(
            answer.Conversation!,
            ContactType: null,
            ConversationOrigin.Reused,
            answer.SameRequest ? [] : ["The idempotency key was used before with another request; the first conversation is returned and nothing was sent. Use a key that differs where the conversation should."]);
}
