using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// Decides how the state of a key may change, wherever the rows are stored. Each change is based on a row that was read, and is stored only if nobody has
/// changed that row since. If two processes change a row at the same time, one succeeds; the other reads the row again and decides again.
/// </summary>
internal sealed class Ledger(
    ILedgerStore store, LedgerTime time, LedgerSweep sweep, KeyHash hash, LedgerOwners owners, IOptionsMonitor<IntercomOptions> options) : ILedger
{
    /// <summary>
    /// How far the clocks of hosts and of the ledger's database may differ, and how far Intercom's clock may differ from the dates of its responses.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(10);

    public async ValueTask<ClaimAnswer> ClaimAsync(LedgerClaim claim, CancellationToken cancellationToken = default)
    {
        sweep.BeginIfDue();
        LedgerRow? changed = null;
        var fresh = NewRow(claim, await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false));

        while (true)
        {
            var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);
            var found = changed?.IsRemembered(now) == true ? changed : await FindAsync(fresh.Key, now, cancellationToken).ConfigureAwait(false);
            changed = null;

            if (found is not { } row)
            {
                if (await AddAsync(fresh, claim, now, cancellationToken).ConfigureAwait(false) is { } added)
                    return added;
            }
            else if (row.Owner == fresh.Owner)
            {
                // The caller's own claim: a database can lose the response to the first insert.
                return Answer(row, fresh);
            }
            else if (row.State == LedgerRowState.Done)
            {
                return new ClaimAnswer.Settled(new LedgerResult(row.Subject!, row.ResultId!, row.Result!, row.RequestId), row.RequestHash == fresh.RequestHash);
            }
            else if (row.IsLeased(now))
            {
                changed = await WaitAsync(row, now, cancellationToken).ConfigureAwait(false);
            }
            else if (await TakeOverAsync(row, fresh, claim, now, cancellationToken).ConfigureAwait(false) is { } taken)
            {
                return taken;
            }
        }
    }

    public async ValueTask<bool> BeginSendingAsync(LedgerLease lease, SendIntent sending, CancellationToken cancellationToken = default)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);

        return await ChangeAsync(lease, Begin, cancellationToken).ConfigureAwait(false) != null;

        LedgerRow? Begin(LedgerRow row) => !row.IsLeased(now) ? null : row with
        {
            // An unknown key stays unknown, whatever the next attempt does.
            State = row.State == LedgerRowState.Claimed ? LedgerRowState.Sending : row.State,
            LeaseEnds = now + sending.LeaseDuration,
            Subject = sending.Subject,
            Fingerprint = hash.Compute(lease.Connection, lease.Operation, sending.Fingerprint),
            StartedAt = row.StartedAt ?? now,
            EndedAt = now + sending.LeaseDuration,
        };
    }

    public async ValueTask<bool> CompleteAsync(LedgerLease lease, LedgerResult result, CancellationToken cancellationToken = default)
    {
        // The owner does not matter: what happened stays true after the lease has ended.
        while (await store.FindAsync(lease.Entry, cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.State == LedgerRowState.Done && row.ResultId == result.Id)
                return true;

            if (row.State == LedgerRowState.Done)
                throw new InvalidOperationException($"The ledger already has {row.Operation} {row.ResultId} for this key; this attempt created {result.Id}.");

            // The id is stored before other rows are read. If two keys get the same result, at least one of them then sees the other.
            if (await ReplaceAsync(row, row with { ResultId = result.Id }, cancellationToken).ConfigureAwait(false) is not { } announced)
                continue;

            var owned = await store.FindByResultAsync(row.Connection, row.Operation, [result.Id], cancellationToken).ConfigureAwait(false);
            var isMine = owned.All(other => other.Key == row.Key);

            var ended = isMine ? announced.Complete(result) : announced with { ResultId = null };

            if (await ReplaceAsync(announced, ended, cancellationToken).ConfigureAwait(false) != null)
                return isMine;
        }

        throw new InvalidOperationException("The ledger's entry for this key is gone.");
    }

    public async ValueTask ReleaseAsync(LedgerLease lease, CancellationToken cancellationToken = default)
    {
        while (await FindLeasedAsync(lease, cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.State == LedgerRowState.Unknown)
            {
                await MarkUnknownAsync(lease, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (await store.TryRemoveAsync(row, cancellationToken).ConfigureAwait(false))
                return;
        }
    }

    public async ValueTask MarkUnknownAsync(LedgerLease lease, CancellationToken cancellationToken = default)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);

        // A caller that did not announce sending has sent nothing.
        if (await FindLeasedAsync(lease, cancellationToken).ConfigureAwait(false) is { State: LedgerRowState.Claimed })
        {
            await ReleaseAsync(lease, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ChangeAsync(lease, row => row with
        {
            State = LedgerRowState.Unknown,
            Owner = null,
            LeaseEnds = null,

            // Sending has ended by now. If this caller only searched, the end is already known.
            EndedAt = row.EndedAt < now ? row.EndedAt : now,
        }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<LedgerConflicts> FindConflictsAsync(
        LedgerLease lease,
        IReadOnlyCollection<string> foundIds,
        bool atAnyTime = false,
        string? fingerprint = null,
        CancellationToken cancellationToken = default)
    {
        var row = await store.FindAsync(lease.Entry, cancellationToken).ConfigureAwait(false);

        // Open attempts are read first: an attempt that is settled between the two queries then appears as open, as a result, or as both.
        var open = row?.Fingerprint == null ? [] : await store.FindOpenAsync(row.Fingerprint, cancellationToken).ConfigureAwait(false);
        var owned = foundIds.Count == 0
            ? []
            : await store.FindByResultAsync(lease.Connection, lease.Operation, foundIds, cancellationToken).ConfigureAwait(false);

        return new LedgerConflicts(
            owned.Where(other => other.Key != lease.Entry).Select(other => other.ResultId!).ToHashSet(),
            open.Any(other => other.Key != lease.Entry && (atAnyTime || MayOverlap(other, row!))),
            fingerprint != null && row?.Fingerprint is { } attempt && attempt != hash.Compute(lease.Connection, lease.Operation, fingerprint));
    }

    /// <summary>Whether one candidate can match both attempts. A search covers each attempt plus a tolerance before and after it.</summary>
    private static bool MayOverlap(LedgerRow a, LedgerRow b) =>
        a.StartedAt - (2 * ClockTolerance) <= b.EndedAt && a.EndedAt + (2 * ClockTolerance) >= b.StartedAt;

    public async ValueTask CheckAsync(CancellationToken cancellationToken = default)
    {
        await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        await time.CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LedgerRow?> FindAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(key, cancellationToken).ConfigureAwait(false);

        if (row?.AliasOf is { } target)
        {
            var alias = row;
            row = await store.FindAsync(target, cancellationToken).ConfigureAwait(false);

            // The entry that the alias stands for has expired.
            if (row == null)
                await store.TryRemoveAsync(alias, cancellationToken).ConfigureAwait(false);
        }

        if (row == null || row.IsRemembered(now))
            return row;

        await store.TryRemoveAsync(row, cancellationToken).ConfigureAwait(false);
        return await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { AliasOf: null } next ? next : null;
    }

    private async ValueTask<ClaimAnswer?> AddAsync(LedgerRow fresh, LedgerClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (claim.IsAutomatic && fresh.Source != null && await OpenAsync(fresh, now, cancellationToken).ConfigureAwait(false) is { } open)
        {
            // If the old entry is unresolved, the new key becomes its alias, and both keys share its result. Otherwise the old attempt is still being
            // sent, perhaps by a host that has died, so this caller waits for its end.
            if (open.IsUnresolved(now))
                await store.TryAddAsync(
                    fresh with { AliasOf = open.Key, Source = null, Owner = null, LeaseEnds = null }, cancellationToken).ConfigureAwait(false);
            else
                await WaitAsync(open, now, cancellationToken).ConfigureAwait(false);

            return null;
        }

        var leased = fresh with { LeaseEnds = now + claim.LeaseDuration };
        return await store.TryAddAsync(leased, cancellationToken).ConfigureAwait(false) ? Answer(leased, fresh) : null;
    }

    /// <summary>An unresolved attempt of the same source, or otherwise one that is still being sent.</summary>
    private async ValueTask<LedgerRow?> OpenAsync(LedgerRow fresh, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await store.FindBySourceAsync(fresh.Source!, cancellationToken).ConfigureAwait(false))
            .Where(row => row.Key != fresh.Key && row.State is LedgerRowState.Sending or LedgerRowState.Unknown && row.IsRemembered(now))
            .OrderBy(row => row.IsUnresolved(now) ? 0 : 1)
            .ThenBy(row => row.StartedAt)
            .FirstOrDefault();

    private ValueTask<LedgerRow?> WaitAsync(LedgerRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(row, row.LeaseEnds!.Value - now, cancellationToken);

    /// <summary>Takes over a key without an owner. An owner that died before sending left nothing in Intercom, so its row is removed.</summary>
    private async ValueTask<ClaimAnswer?> TakeOverAsync(
        LedgerRow row, LedgerRow fresh, LedgerClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.State == LedgerRowState.Claimed)
        {
            await store.TryRemoveAsync(row, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var mine = row with { State = LedgerRowState.Unknown, Owner = fresh.Owner, LeaseEnds = now + claim.LeaseDuration };
        return await ReplaceAsync(row, mine, cancellationToken).ConfigureAwait(false) is { } taken ? Answer(taken, fresh) : null;
    }

    /// <summary>Changes the caller's entry; null if the caller no longer owns it, or there is no change.</summary>
    private async ValueTask<LedgerRow?> ChangeAsync(LedgerLease lease, Func<LedgerRow, LedgerRow?> change, CancellationToken cancellationToken)
    {
        while (await FindLeasedAsync(lease, cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (change(row) is not { } changed)
                return null;

            if (await ReplaceAsync(row, changed, cancellationToken).ConfigureAwait(false) is { } replaced)
                return replaced;
        }

        return null;
    }

    private async ValueTask<LedgerRow?> FindLeasedAsync(LedgerLease lease, CancellationToken cancellationToken) =>
        await store.FindAsync(lease.Entry, cancellationToken).ConfigureAwait(false) is { } row && row.Owner == lease.Owner ? row : null;

    private async ValueTask<LedgerRow?> ReplaceAsync(LedgerRow old, LedgerRow row, CancellationToken cancellationToken)
    {
        var now = await time.GetUtcNowAsync(cancellationToken).ConfigureAwait(false);
        row = row with { Revision = old.Revision + 1, ExpiresAt = now + options.CurrentValue.Ledger.Retention };
        return await store.TryReplaceAsync(row, old.Revision, cancellationToken).ConfigureAwait(false) ? row : null;
    }

    private LedgerRow NewRow(LedgerClaim claim, DateTimeOffset now)
    {
        var requestHash = hash.Compute(claim.RequestHash);

        return new LedgerRow
        {
            Key = hash.Compute(claim.Connection, claim.Operation, claim.Key),
            Connection = claim.Connection,
            Operation = claim.Operation,
            State = LedgerRowState.Claimed,

            // Not 1: if a row is removed and created again, it must differ from the row that another caller may have read before.
            Revision = now.Ticks,
            Owner = owners.Next(),
            RequestHash = requestHash,
            Source = claim.WorkflowInstanceId == null
                ? null
                : hash.Compute(claim.Connection, claim.Operation, claim.WorkflowInstanceId, claim.NodeId, requestHash),
            WorkflowInstanceId = PlainId.From(claim.WorkflowInstanceId),
            NodeId = claim.NodeId,
            ExpiresAt = now + options.CurrentValue.Ledger.Retention,
        };
    }

    private static ClaimAnswer Answer(LedgerRow row, LedgerRow fresh)
    {
        var lease = new LedgerLease(row.Connection, row.Operation, row.Key, row.Owner!);

        return row.State == LedgerRowState.Unknown
            ? new ClaimAnswer.Unresolved(lease, new LedgerAttempt(row.StartedAt!.Value, row.EndedAt!.Value, row.Subject!), row.RequestHash == fresh.RequestHash)
            : new ClaimAnswer.Claimed(lease);
    }
}
