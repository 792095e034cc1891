using System.Net;
using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Client;

/// <summary>
/// Finds out whether an attempt that wasn't answered created its conversation: one of the same contact, of the time of the attempt and with
/// the same text, which no other key made and no other key can have made. Never a guess.
/// </summary>
internal sealed class ConversationReconciler(IIntercomClientFactory clients, IConversationLedger ledger, Connections connections, ServerClocks clocks, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>How long looking takes at most.</summary>
    public static TimeSpan Longest(IntercomConnection connection) => connection.SearchGrace + connection.Timeout;

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Reconciliation> LookAsync(ConversationOrder order, LedgerHold hold, LedgerAttempt attempt, CancellationToken cancellationToken)
    {
        var connection = connections.Get(order.Connection);
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(Longest(connection), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        Reconciliation? undecided = null;

        for (var wait = FirstWait; ; wait *= 2)
        {
            var (result, isFinal) = await LookOnceAsync(order, hold, attempt, both.Token, cancellationToken).ConfigureAwait(false);

            // A later look that saw nothing because it failed takes nothing from what an earlier one saw.
            if (result is { Found: null, SurelyNone: false, Candidates.Count: 0 } && undecided != null)
                result = undecided;
            else if (result.Candidates.Count > 0)
                undecided = result;

            var left = connection.SearchGrace - time.GetElapsedTime(started);

            if (isFinal || left <= TimeSpan.Zero)
                return result;

            await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(Reconciliation Result, bool IsFinal)> LookOnceAsync(ConversationOrder order, LedgerHold hold, LedgerAttempt attempt, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            var found = await SearchAsync(order, attempt, limit).ConfigureAwait(false);
            var rivals = await ledger.FindRivalsAsync(hold, [.. found.Candidates.Select(conversation => conversation.Id)], atAnyTime: order.Request.CreatedAt != null, limit).ConfigureAwait(false);
            var candidates = found.Candidates.Where(conversation => !rivals.OwnedByOthers.Contains(conversation.Id)).ToList();
            return Judge(candidates, found.IsComplete, found.IsComparable, rivals.MayHaveMadeOne);
        }
        catch (IntercomException e) when (e.Kind is IntercomErrorKind.Unauthorized or IntercomErrorKind.Rejected)
        {
            return (Nothing(e.StatusCode == HttpStatusCode.Forbidden
                ? "It could not be looked for: the Intercom app lacks the permission \"Read conversations\". Give it that one, then run this again under the same key."
                : $"It could not be looked for: {e.Message}"), true);
        }
        catch (IntercomException e)
        {
            return (Nothing($"It could not be looked for: {e.Message}"), false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (Nothing(e is OperationCanceledException ? "Looking for it took too long." : "It could not be looked for: the ledger could not say what belongs to other keys."), e is OperationCanceledException);
        }
    }

    private static (Reconciliation Result, bool IsFinal) Judge(List<Conversation> candidates, bool isComplete, bool isComparable, bool othersMayHaveMadeOne) => candidates switch
    {
        // Nobody can tell two attempts apart that say the same for the same contact at the same time; the other may be settled soon.
        { Count: > 0 } when othersMayHaveMadeOne => (Nothing("Another key sent the same text for the same contact at the same time, and its end isn't known either.", candidates), false),
        { Count: > 1 } => (Nothing($"{candidates.Count} conversations look like it: {string.Join(", ", candidates.Take(10).Select(conversation => conversation.Id))}.", candidates), false),
        _ when !isComplete => (Nothing("The contact has too many conversations to look through all of them, or one that can't be read."), true),
        { Count: 1 } => (new Reconciliation(candidates[0], SurelyNone: false, [], ""), true),
        _ when !isComparable => (Nothing("A conversation of the contact shows no text or no date, so it can't be compared."), false),
        _ => (new Reconciliation(null, SurelyNone: true, [], "It was looked for and not found."), false),
    };

    private async Task<(IReadOnlyList<Conversation> Candidates, bool IsComplete, bool IsComparable)> SearchAsync(ConversationOrder order, LedgerAttempt attempt, CancellationToken cancellationToken)
    {
        // Asked for by days and compared here by seconds, and only then: the answer tells the server's clock.
        var client = clients.GetClient(order.Connection);
        var search = new ConversationSearch { ContactId = attempt.ContactId, CreatedFrom = Widest(order, attempt.StartedAt, -1), CreatedUntil = Widest(order, attempt.EndedAt, 1) };
        var found = await (client is IFencedConversations fenced ? fenced.SearchConversationsAtOnceAsync(search, cancellationToken) : client.SearchConversationsAsync(search, cancellationToken)).ConfigureAwait(false);

        var from = (order.Request.CreatedAt ?? clocks.At(order.Connection, attempt.StartedAt)) - ConversationLedger.ClockTolerance;
        var until = (order.Request.CreatedAt ?? clocks.At(order.Connection, attempt.EndedAt)) + ConversationLedger.ClockTolerance;

        var possible = found.Conversations.Where(conversation => !(conversation.CreatedAt < from) && !(conversation.CreatedAt > until) && IsBy(attempt.ContactId, conversation)).ToList();

        return (
            [.. possible.Where(conversation => conversation.CreatedAt != null && ConversationText.Same(order.Request.Body, conversation.Body))],
            found.IsComplete,
            possible.All(conversation => conversation is { CreatedAt: not null, Body: not null }));
    }

    /// <summary>The contact may also take part in what somebody else said.</summary>
    private static bool IsBy(string contactId, Conversation conversation) => conversation.AuthorId == null || conversation.AuthorId == contactId;

    /// <summary>Wide enough for whatever the server's clock shows.</summary>
    private static DateTimeOffset Widest(ConversationOrder order, DateTimeOffset moment, int direction) => (order.Request.CreatedAt ?? moment).AddDays(direction);

    private static Reconciliation Nothing(string explanation, IReadOnlyList<Conversation>? candidates = null) =>
        new(null, SurelyNone: false, [.. candidates?.Select(conversation => conversation.Id) ?? []], explanation);
}
