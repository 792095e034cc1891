using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Finds out whether an attempt without a clear response happened: exactly one candidate has the same author, the time of the attempt and the same
/// text, and no other key made it or can have made it. It never guesses.
/// </summary>
internal sealed class Reconciler(ILedger ledger, Connections connections, ServerClocks clocks, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The longest time that a reconciliation takes.</summary>
    public static TimeSpan Longest(IntercomConnection connection) => connection.SearchGrace + connection.Timeout;

    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Reconciliation<T>> ReconcileAsync<T>(
        IdempotentOperation<T> operation, LedgerLease lease, LedgerAttempt attempt, CancellationToken cancellationToken)
        where T : class
    {
        var connection = connections.Get(operation.Connection);
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(Longest(connection), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Reconciliation<T>.Undecided? seen = null;

        for (var wait = FirstWait; ; wait *= 2)
        {
            var result = await SearchOnceAsync(operation, lease, attempt, both.Token, cancellationToken).ConfigureAwait(false);
            var isFinal = result.IsFinal;

            // A later search that fails does not cancel what an earlier one saw.
            if (result is Reconciliation<T>.Undecided { Candidates.Count: > 0 } undecided)
                seen = undecided;
            else if (result is Reconciliation<T>.Undecided && seen != null)
                result = seen;

            var left = connection.SearchGrace - time.GetElapsedTime(started);

            if (isFinal || left <= TimeSpan.Zero)
                return result;

            await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Reconciliation<T>> SearchOnceAsync<T>(
        IdempotentOperation<T> operation, LedgerLease lease, LedgerAttempt attempt, CancellationToken limit, CancellationToken cancellationToken)
        where T : class
    {
        if (operation.FindCandidatesAsync == null)
            return new Reconciliation<T>.Undecided($"A {operation.Kind} cannot be searched for.", [], IsFinal: true);

        try
        {
            var (candidates, isComplete, isComparable) =
                await ReadCandidatesAsync(operation, operation.FindCandidatesAsync, attempt, limit).ConfigureAwait(false);
            var conflicts = await ledger.FindConflictsAsync(
                lease, [.. candidates.Select(candidate => candidate.Id)], operation.HappenedAt != null, limit).ConfigureAwait(false);
            return Judge(
                [.. candidates.Where(candidate => !conflicts.ResultsOfOtherKeys.Contains(candidate.Id))],
                isComplete,
                isComparable,
                conflicts.HasConcurrentAttempt,
                operation.Kind);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            return new Reconciliation<T>.Undecided(
                "It could not be searched for: the Intercom app lacks the permission \"Read conversations\". Add it, "
                    + "then run this again with the same key.", [], IsFinal: true);
        }
        catch (IntercomException e)
        {
            return new Reconciliation<T>.Undecided(
                $"It could not be searched for: {e.Message}", [], e.Kind is IntercomErrorKind.Unauthorized or IntercomErrorKind.Rejected);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Reconciliation<T>.Undecided("The search took too long.", [], IsFinal: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Reconciliation<T>.Undecided("It could not be searched for: the ledger could not tell which results belong to other keys.", []);
        }
    }

    private static Reconciliation<T> Judge<T>(
        IReadOnlyList<Candidate<T>> candidates, bool isComplete, bool isComparable, bool hasConcurrentAttempt, string kind)
    {
        IReadOnlyList<string> ids = [.. candidates.Select(candidate => candidate.Id)];

        return candidates switch
        {
            // Two equal concurrent attempts cannot be told apart. The other one may be settled soon.
            { Count: > 0 } when hasConcurrentAttempt =>
                new Reconciliation<T>.Undecided($"Another key sent the same {kind} at the same time, and its result is unknown too.", ids),
            { Count: > 1 } => new Reconciliation<T>.Undecided($"{ids.Count} candidates match: {string.Join(", ", ids.Take(10))}.", ids),
            _ when !isComplete =>
                new Reconciliation<T>.Undecided("There are too many candidates, or one of them cannot be read.", [], IsFinal: true),
            { Count: 1 } => new Reconciliation<T>.Found(candidates[0]),
            _ when !isComparable => new Reconciliation<T>.Undecided("A candidate shows no text or no date, so it cannot be compared.", []),
            _ => new Reconciliation<T>.NotFound(),
        };
    }

    private async Task<(IReadOnlyList<Candidate<T>> Candidates, bool IsComplete, bool IsComparable)> ReadCandidatesAsync<T>(
        IdempotentOperation<T> operation,
        Func<SearchWindow, CancellationToken, Task<Candidates<T>>> findCandidatesAsync,
        LedgerAttempt attempt,
        CancellationToken cancellationToken)
        where T : class
    {
        // Intercom searches by days; seconds are compared here, and only after the response, which tells the server's clock.
        var window = new SearchWindow(
            attempt.Subject, (operation.HappenedAt ?? attempt.StartedAt).AddDays(-1), (operation.HappenedAt ?? attempt.EndedAt).AddDays(1));
        var seen = await findCandidatesAsync(window, cancellationToken).ConfigureAwait(false);

        var from = (operation.HappenedAt ?? clocks.At(operation.Connection, attempt.StartedAt)) - Ledger.ClockTolerance;
        var until = (operation.HappenedAt ?? clocks.At(operation.Connection, attempt.EndedAt)) + Ledger.ClockTolerance;
        var author = operation.Author ?? attempt.Subject;
        var text = new DisplayedText(operation.Text);

        // The subject may also take part in conversations that another author started.
        var possible = seen.All.Where(
            candidate => !(candidate.At < from) && !(candidate.At > until) && (candidate.Author == null || candidate.Author == author)).ToList();

        return (
            [.. possible.Where(candidate => candidate.At != null && text.Matches(candidate.Text))],
            seen.IsComplete,
            possible.All(candidate => candidate is { At: not null, Text: not null }));
    }
}
