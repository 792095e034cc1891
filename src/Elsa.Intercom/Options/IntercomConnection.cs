using Microsoft.Extensions.Configuration;

namespace Elsa.Intercom.Options;

/// <summary>How to reach one Intercom workspace. Bound from <c>Intercom:Connections:&lt;Name&gt;</c>.</summary>
public sealed class IntercomConnection
{
    internal const string ClientSecretKey = "ClientSecret";

    /// <summary>The access token of the workspace's app (Intercom's Developer Hub, Configure, Authentication). Required.</summary>
    /// <value>Keep it in a secret store. It is read again for every request, so a rotated token needs no restart.</value>
    public string? AccessToken { get; set; }

    /// <summary>
    /// The client secrets of the workspace's app (Intercom's Developer Hub, Configure, Basic information), which sign its webhooks. Bound from
    /// <c>ClientSecret</c>: one text, or a list while the secret is rotated.
    /// </summary>
    /// <value>Empty by default: no webhook is accepted. Keep them in a secret store. They are read again for every delivery.</value>
    [ConfigurationKeyName(ClientSecretKey)]
    public IList<string> ClientSecrets { get; } = [];

    /// <summary>Where the workspace's data is hosted. Decides the address unless <see cref="BaseUrl"/> is set.</summary>
    /// <value><see cref="IntercomRegion.US"/> by default.</value>
    public IntercomRegion Region { get; set; } = IntercomRegion.US;

    /// <summary>An address to use instead of the region's, for a sandbox or a proxy. It uses https, or http on a loopback address.</summary>
    /// <value><see langword="null"/> by default: the region's own address.</value>
    public string? BaseUrl { get; set; }

    /// <summary>The version of Intercom's API to request (header <c>Intercom-Version</c>).</summary>
    /// <value><c>2.14</c> by default. Any text is accepted. "Preview" and texts that are not version numbers count as the newest.</value>
    public string ApiVersion { get; set; } = "2.14";

    /// <summary>How long one attempt may take, from connecting to the last byte of the response.</summary>
    /// <value>30 seconds by default; more than zero, at most 10 minutes.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one request may wait for Intercom's rate limit, in the queue and after refusals together.</summary>
    /// <value>60 seconds by default, zero to give up at once, at most 10 minutes.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests may wait for Intercom's rate limit at a time. One more ends as <c>Unavailable</c> at once.</summary>
    /// <value>10,000 by default, zero to let none wait, at most 1,000,000.</value>
    public int MaxQueuedRequests { get; set; } = 10_000;

    /// <summary>
    /// How often a request is sent again when it certainly changed nothing: it never got through, or it only reads and got no response. A
    /// change that Intercom may have carried out is never sent again.
    /// </summary>
    /// <value>3 by default, zero for never, at most 10. The backoff is 0.5, 1, 2, … seconds, with jitter.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// How long "not found" is retried for a contact, in a search and in a new conversation. A contact created moments ago may not be found
    /// yet (Intercom's own advice for messages, API 2.14).
    /// </summary>
    /// <value>3 seconds by default, zero to trust the first response, at most 1 minute.</value>
    public TimeSpan NewContactGrace { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long reconciliation searches for a conversation or reply after an unknown result. Intercom documents a delay of its index for
    /// contacts, "a few minutes", and none for conversations (API 2.14).
    /// </summary>
    /// <value>10 seconds by default, zero to search once, at most 10 minutes.</value>
    public TimeSpan SearchGrace { get; set; } = TimeSpan.FromSeconds(10);
}
