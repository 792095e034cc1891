using System.Net;
using System.Net.Http.Headers;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Http;

/// <summary>One attempt of a request: one message, which ends in a response or in an error that says what it means.</summary>
internal sealed class RequestAttempt(IHttpClientFactory clients, RequestTelemetry telemetry, ServerClocks clocks, TimeProvider time, Jitter jitter)
{
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(2);

    /// <exception cref="IntercomException">Any response other than a success, and any failure.</exception>
    /// <exception cref="RequestCanceledException">The caller cancelled.</exception>
    public async Task<IntercomAnswer> SendAsync(
        string connectionName, IntercomConnection connection, IntercomRequest request, int attempt, WindowLease lease, CancellationToken cancellationToken)
    {
        if (request.Deadline?.IsOver(time) == true)
        {
            lease.NothingSent();
            throw TooLate(request);
        }

        // The token is private too, and an error may quote it.
        request = request with { Private = [.. request.Private, connection.AccessToken] };
        var content = request.Body == null ? null : new IntercomContent(IntercomJson.Write(request.Body), sendOnce: request.Changes)
        {
            // Connecting can take long, so the deadline is checked again right before the first byte of the body.
            BeforeWriting = () =>
            {
                if (request.Deadline?.IsOver(time) == true)
                    throw TooLate(request);
            },
        };
        var address = connection.Address();

        // Each attempt needs a new message, because a message can be sent only once.
        using var message = new HttpRequestMessage(request.Method, new Uri(address, request.Path)) { Content = content };
        message.Options.Set(RequestOptions.Connection, connectionName);

        if (PlainId.Is(request.WorkflowInstanceId))
            message.Options.Set(RequestOptions.WorkflowInstanceId, request.WorkflowInstanceId);

        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var limit = new CancellationTokenSource(connection.Timeout, time);
        await using var cancellation = cancellationToken.Register(() => Cancel(limit, request, content)).ConfigureAwait(false);
        using var measured = telemetry.Start(connectionName, request, address);

        try
        {
            using var client = clients.CreateClient(IntercomTransport.ClientName);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            clocks.Observe(connectionName, response);

            var isRefused = response.StatusCode == HttpStatusCode.TooManyRequests;
            var retryAfter = response.IsSuccessStatusCode ? null : RateLimitWait.Announced(response, time.GetUtcNow());
            lease.Answered(response, isRefused ? RateLimitWait.Before(retryAfter, attempt, jitter.Next()) : TimeSpan.Zero);

            var text = await ReadTextAsync(response, request.MaxResponseMiB * 1024 * 1024, limit.Token).ConfigureAwait(false);
            var requestId = RequestIds.Read(response, request.Private);
            measured.Answered(response.StatusCode, requestId);
            return Read(request, response, text, requestId, retryAfter);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            measured.Failed("canceled");
            throw new RequestCanceledException(request.Changes && content?.Began != false, e);
        }
        catch (OperationCanceledException)
        {
            measured.Failed(IntercomErrorCodes.Timeout);
            throw Failure(
                request, content, IntercomErrorCodes.Timeout, $"Intercom did not respond to {request} within {connection.Timeout.TotalSeconds:0.#} s.", null);
        }
        catch (Exception e) when (e is not IntercomException)
        {
            var code = content?.Began == true ? IntercomErrorCodes.ConnectionLost : IntercomErrorCodes.ConnectionFailed;
            measured.Failed(code);
            throw Failure(
                request,
                content,
                code,
                content?.Began == true
                    ? $"The connection to {address.Host} broke while {request} was on its way."
                    : $"{request} didn't get through to {address.Host}.",
                e is HttpRequestException or IOException ? e : null);
        }
        finally
        {
            if (content is { Began: false })
                lease.NothingSent();
        }
    }

    private static IntercomException TooLate(IntercomRequest request) =>
        new(
            IntercomErrorKind.Unavailable,
            IntercomErrorCodes.Timeout,
            $"{request} was not sent: this process was suspended for so long that its claim may have expired. Nothing was changed; try again.");

    /// <summary>The text of a response; null if it is too long. The status rules decide what a refusal with a truncated text means.</summary>
    private static async Task<string?> ReadTextAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedText.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !response.IsSuccessStatusCode)
        {
            return null;
        }
    }

    /// <summary>
    /// If the caller cancels while a change is in flight, for example because an HTTP client disconnects, the result would be unknown. The response is
    /// usually near, so the attempt waits for it briefly.
    /// </summary>
    private static void Cancel(CancellationTokenSource limit, IntercomRequest request, IntercomContent? content)
    {
        if (request.Changes && content?.Began == true)
            limit.CancelAfter(AnswerGrace);
        else
            limit.Cancel();
    }

    private static IntercomAnswer Read(IntercomRequest request, HttpResponseMessage response, string? text, string? requestId, TimeSpan? retryAfter)
    {
        if (!response.IsSuccessStatusCode)
            throw StatusRules.From(request, response.StatusCode, text, requestId, retryAfter, MergedContacts.Read(response));

        var empty = request.MayAnswerEmpty && text != null && string.IsNullOrWhiteSpace(text) ? new JObject() : null;

        if ((empty ?? (text == null ? null : IntercomJson.Read(text))) is { } body)
        {
            requestId ??= RequestIds.Read(body, request.Private);
            return new IntercomAnswer(response.StatusCode, body, requestId) { ServedVersion = ServedVersions.Read(response) };
        }

        throw Unclear(
            request,
            IntercomErrorCodes.InvalidAnswer,
            text == null
                ? $"The response to {request} is larger than {request.MaxResponseMiB} MiB and was not read."
                : $"The response to {request} is not JSON of Intercom's API: it is truncated, or a proxy sent it.",
            response.StatusCode,
            requestId,
            null);
    }

    private static IntercomException Failure(IntercomRequest request, IntercomContent? content, string code, string message, Exception? inner) =>
        request.Changes && content?.Began != false
            ? Unclear(request, code, message, null, null, inner)
            : new IntercomException(
                IntercomErrorKind.Unavailable,
                code,
                message + " Nothing was changed; check the connection's BaseUrl and Region and the network, and try again.",
                innerException: inner);

    private static IntercomException Unclear(
        IntercomRequest request, string code, string message, HttpStatusCode? status, string? requestId, Exception? inner) =>
        new(
            request.Changes ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
            code,
            message
                + (request.Changes
                    ? " It may have been carried out; check in Intercom before you send it again."
                    : " Nothing was changed; try again later."),
            status,
            requestId,
            innerException: inner);
}
