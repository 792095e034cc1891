using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Http;

/// <summary>Waits for the rate limit, makes the attempts, and retries only what <see cref="ResendRules"/> allows.</summary>
internal sealed class IntercomTransport(
    RequestAttempt attempts,
    Connections connections,
    RateLimiters limiters,
    RateLimitMetrics metrics,
    TimeProvider time,
    Jitter jitter,
    ILogger<IntercomTransport> logger) : IIntercomTransport
{
    /// <summary>The name of the HttpClient, for configuration.</summary>
    public const string ClientName = "Intercom";

    public async Task<IntercomAnswer> SendAsync(string connection, IntercomRequest request, CancellationToken cancellationToken)
    {
        // This comes first, because a name that is not configured may be any text and must not be stored anywhere.
        var settings = connections.Get(connection);
        var limiter = limiters.Get(connection);
        var ticket = limiter.NextTicket();
        var call = new Call(connection, settings, request, limiter, request.IsUrgent ? -ticket : ticket, time.GetTimestamp());

        try
        {
            return await SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e is not RequestCanceledException)
        {
            // The caller cancelled in the queue or between attempts. Unless the request is safe to repeat, every earlier attempt was refused.
            throw new RequestCanceledException(call.History.MayHaveChanged, e);
        }
        catch (RequestCanceledException e) when (call.History.MayHaveChanged && !e.MayHaveBeenSent)
        {
            throw new RequestCanceledException(maySent: true, e);
        }
        catch (IntercomException e) when (call.History.MayHaveChanged && SaysNothingOfEarlierAttempts(e, request))
        {
            throw StillUnclear(e);
        }
        finally
        {
            limiter.Forget(call.Ticket);
        }
    }

    private async Task<IntercomAnswer> SendAsync(Call call, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;

            try
            {
                return await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
            }
            catch (IntercomException e) when (Decide(call, e) is { } resend)
            {
                call.History = call.History.After(resend);
                wait = resend.Wait;

                if (resend.Reason == ResendReason.RateLimit)
                {
                    call.Limiter.Expect(call.Ticket);
                    metrics.Waited(call.Connection, wait);
                }

                logger.LogInformation(
                    "{Request} on connection {Connection} failed with {ErrorKind} ({ErrorCode}); {Reason}, so it is sent again in {WaitSeconds:0.0} s.",
                    call.Request, call.Connection, e.Kind, e.Code,
                    resend.Reason == ResendReason.SafeToRepeat ? "a repetition has no further effect" : "nothing was changed", wait.TotalSeconds);
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Resend? Decide(Call call, IntercomException failure) => call.Request.Deadline?.IsOver(time) == true
        ? null
        : ResendRules.Decide(failure, call.Request, call.Settings, call.History, time.GetElapsedTime(call.Started), jitter.Next());

    private async Task<IntercomAnswer> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        var settings = connections.Get(call.Connection);
        using var lease = await EnterAsync(call, settings, cancellationToken).ConfigureAwait(false);
        await FenceAsync(call, lease, cancellationToken).ConfigureAwait(false);
        call.History = call.History with { Attempts = call.History.Attempts + 1 };
        return await attempts.SendAsync(call.Connection, settings, call.Request, call.History.Attempts, lease, cancellationToken).ConfigureAwait(false);
    }

    private async Task FenceAsync(Call call, WindowLease lease, CancellationToken cancellationToken)
    {
        if (call.Request is not { BeforeSending: { } beforeSending, Deadline: null })
            return;

        var (now, started) = (time.GetUtcNow(), time.GetTimestamp());

        try
        {
            var until = await beforeSending(cancellationToken).ConfigureAwait(false);
            call.Request = call.Request with { Deadline = new SendingDeadline(until, started, until - now) };
        }
        catch
        {
            lease.NothingSent();
            throw;
        }
    }

    /// <summary>Waits for its turn in the rate limit's window.</summary>
    private async Task<WindowLease> EnterAsync(Call call, IntercomConnection settings, CancellationToken cancellationToken)
    {
        var left = settings.MaxRateLimitWait - call.History.RateLimitWait;
        var started = time.GetTimestamp();

        using var limit = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var turn = call.Limiter.AcquireAsync(call.Ticket, both.Token).AsTask();

        if (turn.IsCompletedSuccessfully)
        {
            var lease = await turn.ConfigureAwait(false);
            return lease.IsAcquired ? lease : call.Limiter.TryBeginUnlimited() ?? throw Refused(call, "the queue is full");
        }

        // Only callers that really wait need a timer.
        await using var timer = time.CreateTimer(
            _ => limit.Cancel(), limit, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan).ConfigureAwait(false);

        try
        {
            return await turn.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return call.Limiter.TryBeginUnlimited()
                ?? throw Refused(call, $"{(call.History.RateLimitWait + time.GetElapsedTime(started)).TotalSeconds:0.#} s of waiting was not enough");
        }
        catch (ObjectDisposedException e)
        {
            throw new IntercomException(
                IntercomErrorKind.Unavailable,
                IntercomErrorCodes.ConnectionFailed,
                $"{call.Request} was not sent: the application is stopping.",
                innerException: e);
        }
        finally
        {
            var waited = time.GetElapsedTime(started);
            call.History = call.History with { RateLimitWait = call.History.RateLimitWait + waited };
            metrics.Waited(call.Connection, waited);
        }
    }

    /// <summary>A refusal of the same request holds for an earlier attempt too, except that what was deleted is not found any more.</summary>
    private static bool SaysNothingOfEarlierAttempts(IntercomException later, IntercomRequest request) =>
        later.Kind is IntercomErrorKind.RateLimited or IntercomErrorKind.Unauthorized or IntercomErrorKind.Unavailable
        || (later.Kind == IntercomErrorKind.NotFound && request.Method == HttpMethod.Delete);

    /// <summary>The error of a later attempt. It says nothing about an earlier one that got no clear response.</summary>
    private static IntercomException StillUnclear(IntercomException later) =>
        new(
            IntercomErrorKind.Unknown,
            later.Code,
            $"{later.Message} An earlier attempt got no clear response, so the change may have been made. A repetition has no further effect; run it again.",
            later.StatusCode,
            later.RequestId,
            later.RetryAfter,
            later.InnerException);

    private IntercomException Refused(Call call, string reason)
    {
        var window = call.Limiter.Status();
        var wait = window.Limit == null ? null : window.NextWindow - time.GetUtcNow();

        return new(
            IntercomErrorKind.RateLimited,
            IntercomErrorCodes.RateLimitExceeded,
            $"Too many requests are waiting for Intercom's rate limit on connection {call.Connection}: {reason}, and {call.Request} was not sent. "
            + "Try again later, or raise the connection's MaxRateLimitWait or MaxQueuedRequests.",
            retryAfter: wait > TimeSpan.Zero ? wait : null);
    }

    /// <param name="Connection">The connection's name.</param>
    /// <param name="Settings">The settings at the start of the call. Later settings may be invalid, and that must not hide how an attempt ended.</param>
    /// <param name="Request">What to send.</param>
    /// <param name="Limiter">The connection's rate limiter.</param>
    /// <param name="Ticket">The call's place in the queue.</param>
    /// <param name="Started">When the call started, as a timestamp of the clock.</param>
    private sealed record Call(string Connection, IntercomConnection Settings, IntercomRequest Request, WindowRateLimiter Limiter, long Ticket, long Started)
    {
        public IntercomRequest Request { get; set; } = Request;

        public RequestHistory History { get; set; }
    }
}
