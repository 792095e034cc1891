using System.Net;
using System.Net.Http.Headers;
using Elsa.Intercom.Client;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Http;

/// <summary>Sends a request of one connection until it is answered, refused for good, or nobody can tell.</summary>
internal sealed class IntercomTransport(
    IHttpClientFactory clients,
    Connections connections,
    RequestTelemetry telemetry,
    TimeProvider time,
    Jitter jitter,
    ILogger<IntercomTransport> logger)
{
    /// <summary>The name of the HttpClient, for those who want to configure it.</summary>
    public const string ClientName = "Intercom";

    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(2);

    /// <exception cref="IntercomException">Any answer but a success, and any failure.</exception>
    /// <exception cref="RequestCanceledException">The caller cancelled.</exception>
    public async Task<IntercomAnswer> SendAsync(string connectionName, IntercomRequest request, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;

        for (var attempt = 1; ; attempt++)
        {
            var connection = connections.Get(connectionName);

            try
            {
                // The token is private too: an error may name the one it refuses.
                var attempted = request with { Private = [.. request.Private, connection.AccessToken] };
                return await AttemptAsync(connectionName, connection, attempted, attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (IntercomException e) when (MaySendAgain(e, waited, connection))
            {
                var wait = e.RetryAfter!.Value;
                logger.LogInformation(
                    "Intercom limits the rate of connection {Connection}; {Request} waits {WaitSeconds:0.0} s and is sent again.",
                    connectionName, request, wait.TotalSeconds);
                telemetry.RateLimited(connectionName);
                await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
                waited += wait;
            }
        }
    }

    /// <summary>
    /// Decides what may be sent again. Only a 429: Intercom refused it before doing anything, and says when it will accept more. Everything
    /// else either gives the same answer again or may have been carried out, and creating has no idempotency key at Intercom (API 2.14).
    /// </summary>
    private static bool MaySendAgain(IntercomException e, TimeSpan waited, IntercomConnection connection) =>
        e.Kind == IntercomErrorKind.RateLimited && waited + e.RetryAfter <= connection.MaxRateLimitWait;

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new RequestCanceledException(maySent: false, e);
        }
    }

    private async Task<IntercomAnswer> AttemptAsync(string connectionName, IntercomConnection connection, IntercomRequest request, int attempt, CancellationToken cancellationToken)
    {
        var content = request.Body == null ? null : new IntercomContent(IntercomJson.Write(request.Body), sendOnce: request.Changes);
        var address = connection.Address();

        // A new message for each attempt: a message can be sent once only.
        using var message = new HttpRequestMessage(request.Method, new Uri(address, request.Path)) { Content = content };
        message.Options.Set(RequestOptions.Connection, connectionName);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var limit = new CancellationTokenSource(connection.Timeout, time);
        await using var cancellation = cancellationToken.Register(() => Cancel(limit, request, content)).ConfigureAwait(false);
        using var measured = telemetry.Start(connectionName, request, address);

        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var text = await BoundedText.ReadAsync(response.Content, limit.Token).ConfigureAwait(false);
            var requestId = RequestIds.Of(response);
            measured.Answered(response.StatusCode, requestId);
            return Read(request, response, text, requestId, attempt);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            measured.Failed("canceled");
            throw new RequestCanceledException(request.Changes && content?.Began != false, e);
        }
        catch (OperationCanceledException)
        {
            measured.Failed(IntercomErrorCodes.Timeout);
            throw Failure(request, content, IntercomErrorCodes.Timeout, $"Intercom didn't answer {request} within {connection.Timeout.TotalSeconds:0.#} s.", null);
        }
        catch (Exception e) when (e is not IntercomException)
        {
            var code = content?.Began == true ? IntercomErrorCodes.ConnectionLost : IntercomErrorCodes.ConnectionFailed;
            measured.Failed(code);
            throw Failure(request, content, code, content?.Began == true ? $"The connection to {address.Host} broke while {request} was on its way." : $"{request} didn't get through to {address.Host}.", e is HttpRequestException or IOException ? e : null);
        }
    }

    /// <summary>
    /// A caller who gives up while a change is on its way, such as a sender that hangs up, leaves nobody to tell whether it was made. The answer
    /// is mostly a moment away, so it gets that moment.
    /// </summary>
    private static void Cancel(CancellationTokenSource limit, IntercomRequest request, IntercomContent? content)
    {
        if (request.Changes && content?.Began == true)
            limit.CancelAfter(AnswerGrace);
        else
            limit.Cancel();
    }

    private IntercomAnswer Read(IntercomRequest request, HttpResponseMessage response, string? text, string? requestId, int attempt)
    {
        if (!response.IsSuccessStatusCode)
        {
            var wait = response.StatusCode == HttpStatusCode.TooManyRequests ? RateLimitWait.After(response, attempt, time.GetUtcNow(), jitter.Next()) : (TimeSpan?)null;
            throw ErrorMapping.From(request, response.StatusCode, text, requestId, wait);
        }

        if (text != null && IntercomJson.Read(text) is { } body)
            return new IntercomAnswer(response.StatusCode, body, requestId ?? RequestIds.Of(body));

        throw Unclear(
            request,
            IntercomErrorCodes.InvalidAnswer,
            text == null ? $"The answer to {request} is larger than 1 MiB and was not read." : $"The answer to {request} is not the JSON of Intercom's API: it is cut off, or comes from something in between.",
            response.StatusCode,
            requestId,
            null);
    }

    private static IntercomException Failure(IntercomRequest request, IntercomContent? content, string code, string message, Exception? inner) =>
        request.Changes && content?.Began != false
            ? Unclear(request, code, message, null, null, inner)
            : new IntercomException(IntercomErrorKind.Unavailable, code, message + " Nothing was changed; check the connection's BaseUrl and Region and the network, and try again.", innerException: inner);

    private static IntercomException Unclear(IntercomRequest request, string code, string message, HttpStatusCode? status, string? requestId, Exception? inner) =>
        new(
            request.Changes ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
            code,
            message + (request.Changes ? " It may have been carried out all the same; look in the inbox before sending it again." : " Nothing was changed; try again later."),
            status,
            requestId,
            innerException: inner);
}
