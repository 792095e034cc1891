using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// The only way for an activity to send a request whose duplicate people would see: check, commit, claim the key, look up, send behind a fence, record. It
/// releases a key only if nothing happened. After an unclear response it searches for the result.
/// </summary>
internal sealed class IdempotentSender(
    IIntercomTransport transport,
    ILedger ledger,
    Reconciler reconciler,
    KeySettlement settlement,
    Connections connections,
    TimeProvider time,
    ILogger<IdempotentSender> logger)
{
    /// <summary>How often the sender may lose its claim to another caller before it gives up.</summary>
    private const int MaxClaims = 5;

    /// <summary>Makes sure that the operation happens once.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="execution">The execution that sends it, and the key.</param>
    /// <param name="commit">Makes the intent durable before anything is claimed or sent.</param>
    /// <param name="cancellationToken">Cancels waiting and sending.</param>
    /// <exception cref="IntercomException">The operation did not happen, or its result is unknown.</exception>
    public async Task<SendResult<T>> SendAsync<T>(
        IdempotentOperation<T> operation, OperationExecution execution, Func<Task> commit, CancellationToken cancellationToken)
        where T : class
    {
        var connection = Check(operation, execution);
        await commit().ConfigureAwait(false);

        var call = new Call<T>(operation, execution, cancellationToken);
        var claim = execution.Claim(operation, LeaseDurations.Claim(connection));
        var mayHaveHappened = false;

        for (var attempt = 1; attempt <= MaxClaims; attempt++)
        {
            var end = await ClaimAsync().ConfigureAwait(false) switch
            {
                ClaimAnswer.Settled settled => new AttemptResult<T>.Done(Reuse<T>(settled)),
                ClaimAnswer.Unresolved unresolved => await SettleAsync(call, unresolved).ConfigureAwait(false),
                ClaimAnswer.Claimed claimed => await AttemptAsync(call, claimed.Lease, earlier: null, notes: []).ConfigureAwait(false),
                var unknown => throw new InvalidOperationException($"The ledger answered {unknown}."),
            };

            // After a lost claim, another caller owns the key. Its result is the result of this call too.
            if (end is AttemptResult<T>.Done done)
                return done.Sent;

            mayHaveHappened |= end is AttemptResult<T>.ClaimLost { AfterUnknown: true };
        }

        throw NotSent(SendingErrors.LedgerUnavailable("The claim on the key was lost repeatedly. Nothing was sent; try again later."));

        async Task<ClaimAnswer> ClaimAsync()
        {
            try
            {
                return await ledger.ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw NotSent(LedgerFailed(e));
            }
        }

        Exception NotSent(IntercomException failure) => mayHaveHappened ? SendingErrors.StillUnknown(operation.Kind, failure) : failure;
    }

    /// <summary>The operation as it would be sent: checks and lookups are done, nothing is claimed or changed.</summary>
    /// <exception cref="IntercomException">The operation cannot be sent.</exception>
    public Task<ResolvedOperation> PreviewAsync<T>(IdempotentOperation<T> operation, OperationExecution execution, CancellationToken cancellationToken)
        where T : class
    {
        Check(operation, execution);
        return operation.ResolveAsync(cancellationToken);
    }

    private IntercomConnection Check<T>(IdempotentOperation<T> operation, OperationExecution execution)
        where T : class
    {
        var connection = connections.Get(operation.Connection);
        operation.Check(connection);

        // Two keys that differ only in an unpaired surrogate would have the same hash.
        TextRules.Check(execution.IdempotencyKey, "Idempotency key");
        return connection;
    }

    private static SendResult<T> Reuse<T>(ClaimAnswer.Settled settled)
        where T : class =>
        new(
            IntercomJson.Convert<T>(IntercomJson.Read(settled.Result.Json)) ?? throw SendingErrors.LedgerUnavailable(
                "The ledger's entry for this key cannot be read. Nothing was sent; use another Idempotency key."),
            settled.Result.Subject,
            settled.Result.RequestId,
            ResultOrigin.Reused,
            settled.IsSameRequest
                ? []
                : [
                    "The idempotency key was used before with a different request. The first result is returned and nothing was sent. "
                        + "Use a different key for a different request.",
                ]);

    /// <summary>Reconciles an earlier attempt whose result is unknown.</summary>
    private async Task<AttemptResult<T>> SettleAsync<T>(Call<T> call, ClaimAnswer.Unresolved earlier)
        where T : class
    {
        var unknown = SendingErrors.EarlierAttempt(call.Operation.Kind);

        if (earlier.IsSameRequest)
            return await ReconcileAsync(call, earlier.Lease, earlier.Attempt, unknown, maySendAgain: true, notes: []).ConfigureAwait(false);

        await settlement.GiveUpAsync(earlier.Lease, nothingHappened: false).ConfigureAwait(false);
        throw SendingErrors.Unknown(
            call.Operation.Kind, unknown, "The earlier attempt had a different request, so this one cannot search for its result.");
    }

    /// <summary>Looks up, sends once and records.</summary>
    private async Task<AttemptResult<T>> AttemptAsync<T>(Call<T> call, LedgerLease lease, LedgerAttempt? earlier, IReadOnlyList<string> notes)
        where T : class
    {
        var resolved = await ResolveAsync(call, lease, earlier).ConfigureAwait(false);
        DateTimeOffset? started = null;
        T result;
        string? requestId;

        try
        {
            var answer = await PostAsync(call, resolved, FenceAsync).ConfigureAwait(false);
            result = call.Operation.Read(answer, resolved);
            requestId = answer.RequestId;
        }
        catch (ClaimLostException)
        {
            return new AttemptResult<T>.ClaimLost(AfterUnknown: earlier != null);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.Unknown && !call.Cancellation.IsCancellationRequested)
        {
            return await ReconcileAsync(call, lease, Attempt(), e, maySendAgain: earlier == null, notes).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            var e = (thrown as FenceFailedException)?.Failure ?? thrown;
            var nothingHappened = e is IntercomException { Kind: not IntercomErrorKind.Unknown } or RequestCanceledException { MayHaveBeenSent: false };
            await settlement.GiveUpAsync(lease, nothingHappened && earlier == null).ConfigureAwait(false);

            // Whatever the response was, a caller who cancelled gets a cancellation.
            call.Cancellation.ThrowIfCancellationRequested();
            throw earlier == null ? e : SendingErrors.StillUnknown(call.Operation.Kind, e);
        }

        var sent = new SendResult<T>(result, resolved.Subject, requestId, ResultOrigin.Created, notes) { Resolved = resolved };
        var repeated = SendingErrors.ResultOfAnotherKey(call.Operation.Kind, requestId);
        return await CompleteAsync(call, lease, sent).ConfigureAwait(false)
            ?? await ReconcileAsync(call, lease, Attempt(), repeated, maySendAgain: earlier == null, notes).ConfigureAwait(false);

        LedgerAttempt Attempt() => new(earlier?.StartedAt ?? started ?? time.GetUtcNow(), time.GetUtcNow(), resolved.Subject);

        Task<DateTimeOffset> FenceAsync(CancellationToken token)
        {
            started = time.GetUtcNow();
            return BeginSendingAsync(call, lease, resolved, token);
        }
    }

    private async Task<ResolvedOperation> ResolveAsync<T>(Call<T> call, LedgerLease lease, LedgerAttempt? earlier)
        where T : class
    {
        try
        {
            var resolved = await call.Operation.ResolveAsync(call.Cancellation).ConfigureAwait(false);

            // A search covers one subject, so both attempts must have the same one.
            return earlier == null || earlier.Subject == resolved.Subject
                ? resolved
                : throw IntercomException.Invalid("The lookup found a different contact from the one of the earlier attempt.");
        }
        catch (Exception e)
        {
            // A lookup changes nothing, however it fails. An earlier attempt may have changed something.
            await settlement.GiveUpAsync(lease, nothingHappened: earlier == null).ConfigureAwait(false);
            call.Cancellation.ThrowIfCancellationRequested();
            throw earlier == null ? e : SendingErrors.StillUnknown(call.Operation.Kind, e);
        }
    }

    private async Task<IntercomAnswer> PostAsync<T>(Call<T> call, ResolvedOperation resolved, Func<CancellationToken, Task<DateTimeOffset>> fence)
        where T : class
    {
        var request = resolved.Request with { BeforeSending = fence, WorkflowInstanceId = call.Execution.WorkflowInstanceId };

        try
        {
            return await transport.SendAsync(call.Operation.Connection, request, call.Cancellation).ConfigureAwait(false);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.NotFound)
        {
            throw await call.Operation.ExplainMissingAsync(resolved, e, call.Cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The fence: informs the ledger right before the first byte. Returns the time until which attempts may start, so that the last one ends before the
    /// lease does.
    /// </summary>
    /// <exception cref="ClaimLostException">Another caller owns the key.</exception>
    private async Task<DateTimeOffset> BeginSendingAsync<T>(Call<T> call, LedgerLease lease, ResolvedOperation resolved, CancellationToken cancellationToken)
        where T : class
    {
        var connection = connections.Get(call.Operation.Connection);
        var until = time.GetUtcNow() + ResendRules.Longest(connection) - connection.Timeout;

        try
        {
            var intent = new SendIntent(resolved.Subject, call.Operation.Fingerprint(resolved.Author, resolved.Subject), LeaseDurations.Sending(connection));
            return await ledger.BeginSendingAsync(lease, intent, cancellationToken).ConfigureAwait(false) ? until : throw new ClaimLostException();
        }
        catch (Exception e) when (e is not (OperationCanceledException or IntercomException or ClaimLostException))
        {
            throw new FenceFailedException(LedgerFailed(e));
        }
    }

    /// <summary>Searches for the result of an attempt. Never guesses, and sends again only if the author allows it.</summary>
    private async Task<AttemptResult<T>> ReconcileAsync<T>(
        Call<T> call, LedgerLease lease, LedgerAttempt attempt, IntercomException cause, bool maySendAgain, IReadOnlyList<string> notes)
        where T : class
    {
        var kind = call.Operation.Kind;
        Reconciliation<T> looked;

        try
        {
            looked = await reconciler.ReconcileAsync(call.Operation, lease, attempt, call.Cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await settlement.GiveUpAsync(lease, nothingHappened: false).ConfigureAwait(false);
            call.Cancellation.ThrowIfCancellationRequested();
            throw SendingErrors.Unknown(kind, cause, e is IntercomException ? $"The search for it failed: {e.Message}" : "The search for it failed.");
        }

        switch (looked)
        {
            case Reconciliation<T>.Found found:
                notes = [.. notes, $"An attempt got no clear response; a search found the {kind} that it had created."];
                var sent = new SendResult<T>(found.Match.Result, attempt.Subject, cause.RequestId, ResultOrigin.Found, notes);

                if (await CompleteAsync(call, lease, sent).ConfigureAwait(false) is { } completed)
                    return completed;

                await settlement.GiveUpAsync(lease, nothingHappened: false).ConfigureAwait(false);
                throw SendingErrors.Unknown(kind, cause, "Another key took the only candidate at the same time.", [found.Match.Id]);

            case Reconciliation<T>.NotFound when maySendAgain && call.Execution.SendsAgainWhenUnknown:
                notes = [
                    .. notes,
                    $"An attempt got no clear response and a search found nothing, so the {kind} was sent again, because On unknown is Create. "
                        + "If the first one appears later, there will be two.",
                ];
                return await AttemptAsync(call, lease, attempt, notes).ConfigureAwait(false);

            default:
                await settlement.GiveUpAsync(lease, nothingHappened: false).ConfigureAwait(false);
                throw looked is Reconciliation<T>.Undecided undecided
                    ? SendingErrors.Unknown(kind, cause, undecided.Why, undecided.Candidates)
                    : SendingErrors.Unknown(kind, cause, "A search did not find it.");
        }
    }

    /// <summary>Records the result; null if it belongs to another key.</summary>
    private async Task<AttemptResult<T>?> CompleteAsync<T>(Call<T> call, LedgerLease lease, SendResult<T> sent)
        where T : class
    {
        if (await settlement.CompleteAsync(call.Operation, lease, sent).ConfigureAwait(false) is not { } recorded)
            return null;

        call.Cancellation.ThrowIfCancellationRequested();
        return new AttemptResult<T>.Done(recorded);
    }

    private IntercomException LedgerFailed(Exception cause)
    {
        logger.LogError(cause, "The ledger failed, so nothing was sent.");
        return SendingErrors.LedgerFailed(cause);
    }

    private sealed record Call<T>(IdempotentOperation<T> Operation, OperationExecution Execution, CancellationToken Cancellation)
        where T : class;
}
