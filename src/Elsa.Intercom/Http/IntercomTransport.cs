using System.Net;
using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Elsa.Intercom.Http;

/// <summary>Sends a request of one connection until it is answered, refused for good, or nobody can tell.</summary>
internal sealed class IntercomTransport
{
    /// <summary>The name of the HttpClient, for those who want to configure it.</summary>
    public const string ClientName = "Intercom";

    private static readonly ResiliencePropertyKey<Call> CallKey = new("Elsa.Intercom.Call");

    private readonly RequestAttempt _attempt;
    private readonly Connections _connections;
    private readonly RateLimiters _limiters;
    private readonly RateLimitMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly Jitter _jitter;
    private readonly ILogger<IntercomTransport> _logger;
    private readonly ResiliencePipeline<IntercomAnswer> _pipeline;

    public IntercomTransport(RequestAttempt attempt, Connections connections, RateLimiters limiters, RateLimitMetrics metrics, TimeProvider time, Jitter jitter, ILogger<IntercomTransport> logger)
    {
        _attempt = attempt;
        _connections = connections;
        _limiters = limiters;
        _metrics = metrics;
        _time = time;
        _jitter = jitter;
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder<IntercomAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<IntercomAnswer>
            {
                // How often is the rules' business.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = attempt => ValueTask.FromResult(MaySendAgain(attempt.Context, attempt.Outcome.Exception)),
                DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(attempt.Context.Properties.GetValue(CallKey, null!).History.NextWait),
            })
            .Build();
    }

    /// <exception cref="IntercomException">Any answer but a success, and any failure.</exception>
    /// <exception cref="RequestCanceledException">The caller cancelled.</exception>
    public async Task<IntercomAnswer> SendAsync(string connectionName, IntercomRequest request, CancellationToken cancellationToken)
    {
        // First of all: a name that isn't configured may be anything, and is kept nowhere.
        var connection = _connections.Get(connectionName);
        var limiter = _limiters.Of(connectionName);
        var ticket = limiter.NextTicket();
        var call = new Call(connectionName, connection, request, limiter, request.IsUrgent ? -ticket : ticket, new RequestHistory(_time));
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);

        try
        {
            return await _pipeline.ExecuteAsync(static (context, state) => state.Self.AttemptAsync(state.Call, context.CancellationToken), context, (Self: this, Call: call)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e is not RequestCanceledException)
        {
            // In the queue, or between attempts: what was sent before was surely refused.
            throw new RequestCanceledException(maySent: false, e);
        }
        finally
        {
            limiter.Forget(call.Ticket);
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<IntercomAnswer> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        var connection = _connections.Get(call.Connection);
        using var lease = await EnterAsync(call, connection, cancellationToken).ConfigureAwait(false);
        await FenceAsync(call, lease, cancellationToken).ConfigureAwait(false);
        call.History.Attempts++;
        return await _attempt.SendAsync(call.Connection, connection, call.Request, call.History.Attempts, lease, cancellationToken).ConfigureAwait(false);
    }

    private static async Task FenceAsync(Call call, WindowLease lease, CancellationToken cancellationToken)
    {
        if (call.Request is not { BeforeSending: { } beforeSending, NotAfter: null })
            return;

        try
        {
            call.Request = call.Request with { NotAfter = await beforeSending(cancellationToken).ConfigureAwait(false) };
        }
        catch
        {
            lease.NothingSent();
            throw;
        }
    }

    /// <summary>Waits for its turn in the rate limit's window.</summary>
    private async Task<WindowLease> EnterAsync(Call call, IntercomConnection connection, CancellationToken cancellationToken)
    {
        var left = connection.MaxRateLimitWait - call.History.RateLimitWait;
        var started = _time.GetTimestamp();

        using var limit = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var turn = call.Limiter.AcquireAsync(call.Ticket, both.Token).AsTask();

        if (turn.IsCompletedSuccessfully)
        {
            var lease = await turn.ConfigureAwait(false);
            return lease.IsAcquired ? lease : call.Limiter.TryBeginUnlimited() ?? throw Refused(call, "the queue is full");
        }

        // A timer only for those who really wait.
        await using var timer = _time.CreateTimer(_ => limit.Cancel(), limit, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan).ConfigureAwait(false);

        try
        {
            return await turn.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return call.Limiter.TryBeginUnlimited()
                ?? throw Refused(call, $"{(call.History.RateLimitWait + _time.GetElapsedTime(started)).TotalSeconds:0.#} s of waiting were not enough");
        }
        catch (ObjectDisposedException e)
        {
            throw new IntercomException(IntercomErrorKind.Unavailable, IntercomErrorCodes.ConnectionFailed, $"{call.Request} was not sent: the application stops.", innerException: e);
        }
        finally
        {
            var waited = _time.GetElapsedTime(started);
            call.History.RateLimitWait += waited;
            _metrics.Waited(call.Connection, waited);
        }
    }

    private bool MaySendAgain(ResilienceContext context, Exception? failure)
    {
        var call = context.Properties.GetValue(CallKey, null!);

        if (failure is not IntercomException error || ResendRules.Wait(error, call.Request, call.Settings, call.History, _time.GetUtcNow(), _jitter.Next()) is not { } wait)
            return false;

        call.History.NextWait = wait;

        if (error.Kind == IntercomErrorKind.RateLimited)
        {
            call.Limiter.Expect(call.Ticket);
            _metrics.Waited(call.Connection, wait);
        }

        _logger.LogInformation(
            "{Request} on connection {Connection} ended as {ErrorKind} ({ErrorCode}), which changed nothing; it is sent again in {WaitSeconds:0.0} s.",
            call.Request, call.Connection, error.Kind, error.Code, wait.TotalSeconds);
        return true;
    }

    private static IntercomException Refused(Call call, string reason) =>
        new(
            IntercomErrorKind.RateLimited,
            IntercomErrorCodes.RateLimitExceeded,
            $"Too many requests wait for Intercom's rate limit on connection {call.Connection}: {reason}, and {call.Request} was not sent. Try again later, or raise the connection's MaxRateLimitWait or MaxQueuedRequests.");

    /// <param name="Connection">The connection's name.</param>
    /// <param name="Settings">Its settings when the call began. Those of now may have become unreadable, and must not hide how an attempt ended.</param>
    /// <param name="Request">What to send.</param>
    /// <param name="Limiter">The connection's rate limiter.</param>
    /// <param name="Ticket">The call's place in the order of callers.</param>
    /// <param name="History">What it has been through.</param>
    private sealed record Call(string Connection, IntercomConnection Settings, IntercomRequest Request, WindowRateLimiter Limiter, long Ticket, RequestHistory History)
    {
        public IntercomRequest Request { get; set; } = Request;
    }
}
