using System.Net;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Finds out whether an attempt without a clear response happened. It did if exactly one candidate has the attempt's author, time and text, and no other
/// key created that candidate or could have created it. Never guesses.
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

            // If a later search fails, the candidates of an earlier one still count.
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
            var found = await ReadCandidatesAsync(operation, operation.FindCandidatesAsync, attempt, limit).ConfigureAwait(false);
            var conflicts = await ledger.FindConflictsAsync(
                lease, [.. found.Matches.Concat(found.AtOtherTimes).Select(candidate => candidate.Id)], found.IsTimeUncertain, found.Fingerprint, limit)
                .ConfigureAwait(false);
            return Judge(found.Without(conflicts.ResultsOfOtherKeys), conflicts, operation.Kind);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            return new Reconciliation<T>.Undecided(
                $"The search for it failed: the Intercom app lacks the permission \"{operation.SearchPermission}\". Add it, "
                    + "then run this again with the same key.", [], IsFinal: true);
        }
        catch (IntercomException e)
        {
            return new Reconciliation<T>.Undecided(
                $"The search for it failed: {e.Message}", [], e.Kind is IntercomErrorKind.Unauthorized or IntercomErrorKind.Rejected);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Reconciliation<T>.Undecided("The search took too long.", [], IsFinal: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Reconciliation<T>.Undecided("The search for it failed: the ledger could not tell which results belong to other keys.", []);
        }
    }

    private static Reconciliation<T> Judge<T>(Comparison<T> found, LedgerConflicts conflicts, string kind)
    {
        var ids = Ids(found.Matches);

        return found.Matches switch
        {
            // Whatever this run's author has written or not, it says nothing of the attempt.
            _ when conflicts.IsOfAnotherAuthor =>
                new Reconciliation<T>.Undecided(
                    "The attempt had a different author, for example because the access token was changed since.", [], IsFinal: true),

            // Two equal concurrent attempts cannot be told apart. The other one may be settled soon.
            { Count: > 0 } when conflicts.HasConcurrentAttempt =>
                new Reconciliation<T>.Undecided($"Another key sent the same {kind} at the same time, and its result is unknown too.", ids),
            { Count: > 1 } => new Reconciliation<T>.Undecided($"{ids.Count} candidates match: {Names(ids)}.", ids),
            _ when !found.IsComplete =>
                new Reconciliation<T>.Undecided("There are too many candidates, or one of them cannot be read.", [], IsFinal: true),
            { Count: 1 } => new Reconciliation<T>.Found(found.Matches[0]),
            _ when !found.IsComparable => new Reconciliation<T>.Undecided("A candidate shows no text or no date, so it cannot be compared.", []),
            _ when found.AtOtherTimes.Count > 0 => new Reconciliation<T>.Undecided(
                $"Intercom has the same text at a different time: {Names(Ids(found.AtOtherTimes))}. Compare it with the attempt; Intercom's clock may be off.",
                Ids(found.AtOtherTimes)),
            _ => new Reconciliation<T>.NotFound(),
        };
    }

    private static IReadOnlyList<string> Ids<T>(IReadOnlyList<Candidate<T>> candidates) => [.. candidates.Select(candidate => candidate.Id)];

    private static string Names(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(10));

    private async Task<Comparison<T>> ReadCandidatesAsync<T>(
        IdempotentOperation<T> operation,
        Func<SearchWindow, CancellationToken, Task<Candidates<T>>> findCandidatesAsync,
        LedgerAttempt attempt,
        CancellationToken cancellationToken)
        where T : class
    {
        // Intercom searches by days. Seconds are compared here, after the response, because its Date header shows the server's clock.
        var window = new SearchWindow(
            attempt.Subject, (operation.HappenedAt ?? attempt.StartedAt).AddDays(-1), (operation.HappenedAt ?? attempt.EndedAt).AddDays(1));
        var seen = await findCandidatesAsync(window, cancellationToken).ConfigureAwait(false);

        // A gateway can respond with a Date of its own, so a match by this host's clock counts as well.
        var offset = operation.HappenedAt == null ? clocks.Offset(operation.Connection) : TimeSpan.Zero;
        var from = operation.HappenedAt ?? attempt.StartedAt;
        var until = operation.HappenedAt ?? attempt.EndedAt;
        var author = seen.Author ?? attempt.Subject;
        var text = new DisplayedText(operation.Text);

        // The subject may also take part in conversations that another author started.
        var possible = seen.All.Where(candidate => candidate.Author == null || candidate.Author == author)
            .ToLookup(candidate => IsAt(candidate.At, TimeSpan.Zero) || IsAt(candidate.At, offset));

        return new Comparison<T>(
            [.. possible[true].Where(candidate => candidate.At != null && text.Matches(candidate.Text))],
            operation.HappenedAt == null ? [.. possible[false].Where(candidate => text.Matches(candidate.Text))] : [],
            seen.IsComplete,
            possible[true].All(candidate => candidate is { At: not null, Text: not null }),
            operation.HappenedAt != null || offset.Duration() > Ledger.ClockTolerance,
            seen.Author == null ? null : operation.Fingerprint(seen.Author, attempt.Subject));

        bool IsAt(DateTimeOffset? at, TimeSpan ahead) => !(at < from + ahead - Ledger.ClockTolerance) && !(at > until + ahead + Ledger.ClockTolerance);
    }

    /// <summary>The candidates of a search, compared with the attempt.</summary>
    /// <param name="Matches">The candidates with the attempt's author, text and time.</param>
    /// <param name="AtOtherTimes">The candidates with the attempt's author and text, but a different time. If a clock is wrong, one may be the result.</param>
    /// <param name="IsComplete">Whether the search saw the whole window.</param>
    /// <param name="IsComparable">Whether every candidate at the attempt's time shows a text and a date.</param>
    /// <param name="IsTimeUncertain">Whether another key can have created a match at a different time, because the dates do not show when.</param>
    /// <param name="Fingerprint">The fingerprint with the author that this run found; null if the subject is the author.</param>
    private sealed record Comparison<T>(
        IReadOnlyList<Candidate<T>> Matches,
        IReadOnlyList<Candidate<T>> AtOtherTimes,
        bool IsComplete,
        bool IsComparable,
        bool IsTimeUncertain,
        string? Fingerprint)
    {
        public Comparison<T> Without(IReadOnlySet<string> ids) => this with
        {
            Matches = [.. Matches.Where(candidate => !ids.Contains(candidate.Id))],
            AtOtherTimes = [.. AtOtherTimes.Where(candidate => !ids.Contains(candidate.Id))],
        };
    }
}
