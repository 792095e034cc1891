using System.Text;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Elsa.Intercom.Webhooks.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Webhooks;

/// <summary>
/// Receives Intercom's deliveries: checks the signature, then reads, then stores, and only then answers 200. The worker does the rest, because Intercom waits
/// five seconds at most.
/// </summary>
internal sealed class WebhookEndpoint(
    Connections connections,
    KnownWorkspaces workspaces,
    WebhookInbox inbox,
    WebhookSignal signal,
    WebhookMetrics metrics,
    TimeProvider time,
    ILogger<WebhookEndpoint> logger)
{
    public const string Pattern = "/intercom/webhooks/{connection?}";

    /// <summary>Intercom waits five seconds for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task HandleAsync(HttpContext context)
    {
        var (name, secrets, refusal) = Find(context.GetRouteValue("connection") as string);

        try
        {
            // With HEAD, Intercom checks that the address is there.
            if (refusal == null && !HttpMethods.IsHead(context.Request.Method))
                refusal = await ReceiveAsync(name!, secrets, context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested))
        {
            refusal = WebhookRefusal.Cut;
        }

        if (refusal != null)
            Refuse(refusal, name);

        context.Response.StatusCode = refusal?.Status ?? StatusCodes.Status200OK;
    }

    /// <summary>Says which connections get no webhooks, once.</summary>
    public void LogMissingSecrets()
    {
        try
        {
            foreach (var (name, _) in connections.Current().Connections.Where(connection => connection.Value.ClientSecrets.Count == 0))
            {
                logger.LogWarning(
                    "Webhooks for the connection {Connection} are answered with 404, because Intercom:Connections:{Connection}:ClientSecret is not set.",
                    name,
                    name);
            }
        }
        catch (IntercomException)
        {
            // A host with invalid settings does not start, and says why.
        }
    }

    /// <summary>The connection's name as it is configured, and its secrets.</summary>
    private (string? Name, IReadOnlyList<string> Secrets, WebhookRefusal? Refusal) Find(string? route)
    {
        try
        {
            var (name, connection) = connections.Current().Connections.FirstOrDefault(
                connection => string.Equals(connection.Key, route ?? IntercomOptions.DefaultConnection, StringComparison.OrdinalIgnoreCase));

            if (name == null)
                return (null, [], WebhookRefusal.UnknownConnection);

            return connection.ClientSecrets.Count == 0 ? (name, [], WebhookRefusal.NoSecret) : (name, [.. connection.ClientSecrets], null);
        }
        catch (IntercomException)
        {
            return (null, [], WebhookRefusal.InvalidSettings);
        }
    }

    /// <summary>Null if it was accepted.</summary>
    private async Task<WebhookRefusal?> ReceiveAsync(string connection, IReadOnlyList<string> secrets, HttpContext context)
    {
        if (await WebhookBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } body)
            return WebhookRefusal.TooLong;

        var signatures = context.Request.Headers[WebhookSignature.Header];

        if (!WebhookSignature.IsValid(body, signatures.Count == 1 ? signatures[0] : null, secrets))
            return WebhookRefusal.BadSignature;

        if (Read(body) is not { } notification)
            return WebhookRefusal.Unreadable;

        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);

        return await CheckWorkspaceAsync(connection, notification, limit.Token, both.Token).ConfigureAwait(false)
            ?? (notification.Topic == WebhookNotification.Ping
                ? null
                : await StoreAsync(connection, notification, limit.Token, both.Token).ConfigureAwait(false));
    }

    private static WebhookNotification? Read(byte[] body)
    {
        try
        {
            return IntercomJson.Read(Strict.GetString(body)) is { } json ? WebhookNotificationJson.Read(json) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>One app has one address and one secret for all workspaces that installed it, so the signature alone does not say whose event it is.</summary>
    private async Task<WebhookRefusal?> CheckWorkspaceAsync(
        string connection, WebhookNotification notification, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            var workspace = await workspaces.GetAsync(connection, cancellationToken).ConfigureAwait(false);

            if (workspace.Id == null)
                return WebhookRefusal.UnknownWorkspace;

            return workspace.Id == notification.AppId ? null : WebhookRefusal.OtherWorkspace;
        }
        catch (Exception e) when (e is IntercomException || (e is OperationCanceledException && limit.IsCancellationRequested))
        {
            return WebhookRefusal.UnknownWorkspace;
        }
    }

    private async Task<WebhookRefusal?> StoreAsync(
        string connection, WebhookNotification notification, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            if (await inbox.AddAsync(connection, notification, cancellationToken).ConfigureAwait(false))
            {
                metrics.Received(connection);
                signal.Set();
            }
            else
            {
                metrics.Repeated(connection);
            }

            return null;
        }
        catch (Exception e) when (e is LedgerException || (e is OperationCanceledException && limit.IsCancellationRequested))
        {
            return WebhookRefusal.NotStored;
        }
    }

    private void Refuse(WebhookRefusal refusal, string? connection)
    {
        metrics.Refused(connection, refusal.Reason);

        // The name in the address is anybody's text.
        if (connection == null)
            logger.LogWarning("A webhook was refused ({Status}): {Reason}", refusal.Status, refusal.Sentence);
        else
            logger.LogWarning("A webhook for the connection {Connection} was refused ({Status}): {Reason}", connection, refusal.Status, refusal.Sentence);
    }
}
