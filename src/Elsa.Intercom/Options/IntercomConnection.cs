namespace Elsa.Intercom.Options;

/// <summary>How to reach one Intercom workspace. Bound from <c>Intercom:Connections:&lt;Name&gt;</c>.</summary>
public sealed class IntercomConnection
{
    /// <summary>The access token of the workspace's app (Intercom's Developer Hub, Configure, Authentication). Required.</summary>
    /// <value>Keep it in a secret store. It is read again for every request, so a rotated token needs no restart.</value>
    public string? AccessToken { get; set; }

    /// <summary>Where the workspace's data is hosted; decides the address unless <see cref="BaseUrl"/> is set.</summary>
    /// <value><see cref="IntercomRegion.US"/> by default.</value>
    public IntercomRegion Region { get; set; } = IntercomRegion.US;

    /// <summary>An address to use instead of the region's, for a sandbox or a proxy: https, or http on a loopback address.</summary>
    /// <value><see langword="null"/> by default: the region's own address.</value>
    public string? BaseUrl { get; set; }

    /// <summary>The version of Intercom's API to ask for (header <c>Intercom-Version</c>).</summary>
    /// <value><c>2.14</c> by default. Any text is accepted; "Preview" and texts that are no version number count as the newest.</value>
    public string ApiVersion { get; set; } = "2.14";

    /// <summary>How long one attempt may take, from connecting to the last byte of the answer.</summary>
    /// <value>30 seconds by default; more than zero, at most 10 minutes.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one request may wait for Intercom's rate limit, in the queue before it and after a refusal together.</summary>
    /// <value>60 seconds by default, zero to give up at once, at most 10 minutes.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests may wait for Intercom's rate limit at a time; one more ends as <c>Unavailable</c> at once.</summary>
    /// <value>10,000 by default, zero to let none wait, at most 1,000,000.</value>
    public int MaxQueuedRequests { get; set; } = 10_000;

    /// <summary>
    /// How often a request is sent again that surely changed nothing: nothing of it got through, or it only reads and wasn't answered. A
    /// change that may have been carried out is never sent again.
    /// </summary>
    /// <value>3 by default, zero for never, at most 10. The waits between are half a second, 1, 2, … seconds, and a little chance.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// How long a contact that Intercom says it doesn't know is tried again, in a search as in a new conversation: one created a moment ago
    /// can be unknown for a short while (Intercom's own advice for messages, API 2.14).
    /// </summary>
    /// <value>3 seconds by default, zero to believe the first answer, at most 1 minute.</value>
    public TimeSpan NewContactGrace { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a conversation or a reply of which nobody knows whether it was created is looked for. Intercom documents a delay of its index for
    /// contacts, "a few minutes", and none for conversations (API 2.14).
    /// </summary>
    /// <value>10 seconds by default, zero to look once, at most 10 minutes.</value>
    public TimeSpan SearchGrace { get; set; } = TimeSpan.FromSeconds(10);
}
