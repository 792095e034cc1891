using Elsa.Intercom.Sandbox.Faults;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>
/// The steps of every API request: token, rate limit, version, body, faults, route, bytes. A route stores and responds within
/// <c>route(request)</c>, and nothing is written before it returns. So a fault can skip the route, spoil its response, or replace the
/// bytes.
/// </summary>
internal sealed class ApiPipeline(IntercomSandboxOptions options, SandboxStore store, SandboxFaults faults, IdGenerator ids, CancellationToken stopping)
{
    private readonly RateLimit _rateLimit = new(options.RequestsPerMinute, options.TimeProvider);
    private readonly FaultyConnection _connection = new(options.TimeProvider, stopping);

    public async Task RunAsync(HttpContext context, Func<ApiRequest, ApiAnswer> route)
    {
        var request = new SandboxRequest
        {
            ReceivedAt = options.TimeProvider.GetUtcNow(),
            Method = context.Request.Method,
            Path = context.Request.Path.Value ?? "/",
            Query = context.Request.QueryString.Value ?? "",
            RequestId = ids.NewRequestId(),
            Status = 0
        };

        var headers = new AnswerHeaders(request.RequestId);

        if (!IsAuthenticated(context.Request))
        {
            await RefuseAsync(context, request, headers, ApiException.Unauthorized());
            return;
        }

        var limit = _rateLimit.Take();
        headers = headers with { Limit = limit };

        if (!limit.Allowed)
        {
            await RefuseAsync(context, request, headers, ApiException.RateLimited(limit.Limit));
            return;
        }

        var received = await ReceivedRequest.ReadAsync(context, options.DefaultVersion);
        request = request with { Version = received.Version?.Name, Body = received.Text };

        var hit = faults.Choose(request.Method, request.Path);
        headers = headers with { Limit = limit.Skewed(hit.Skew), Version = received.Version };

        if (hit.Answer is { } fault && fault.Kind.IsRateLimit())
            _rateLimit.GiveBack(limit);

        var answer = hit.LeavesRouteOut ? null : CarryOut(context, received, route, hit, request.RequestId);
        await AnswerAsync(context, request, FaultyAnswer.Create(hit.Answer, answer, headers), hit, answer is { Stored: true });
    }

    private bool IsAuthenticated(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && header[scheme.Length..].Trim() == options.AccessToken;
    }

    private Task RefuseAsync(HttpContext context, SandboxRequest request, AnswerHeaders headers, ApiException refusal) =>
        AnswerAsync(context, request, HttpAnswer.From(ApiAnswer.Refusal(refusal, request.RequestId), headers), FaultHit.None, stored: false);

    private ApiAnswer CarryOut(HttpContext context, ReceivedRequest received, Func<ApiRequest, ApiAnswer> route, FaultHit hit, string requestId)
    {
        if (received.Refusal is not null)
            return ApiAnswer.Refusal(received.Refusal, requestId);

        var lag = hit.SearchLag > options.SearchDelay ? hit.SearchLag : options.SearchDelay;
        var time = new ServerTime(options.TimeProvider.GetUtcNow(), hit.Skew, lag);

        try
        {
            return route(new ApiRequest(received.Version!.Value, context.Request, received.Body, time));
        }
        catch (ApiException e)
        {
            return ApiAnswer.Refusal(e, requestId);
        }
    }

    private async Task AnswerAsync(HttpContext context, SandboxRequest request, HttpAnswer? answer, FaultHit hit, bool stored)
    {
        // This comes before the bytes, so that a client that has the response finds its request and its faults in the lists.
        var injections = hit.Injections(request, stored);
        faults.Record(injections);
        store.AddRequest(request with { Status = answer?.Status ?? 0, Injected = FaultDescriptions.Describe(injections) });

        if (hit.Answer is { Kind: SandboxFaultKind.Slow, Delay: var delay } && !await _connection.WaitAsync(context, delay))
            return;

        if (answer is not null)
            await answer.WriteAsync(context, options.TimeProvider.GetUtcNow() + hit.Skew);
        else if (hit.Answer is { Kind: SandboxFaultKind.Close })
            await _connection.CloseAsync(context);
        else
            FaultyConnection.Reset(context);
    }
}
