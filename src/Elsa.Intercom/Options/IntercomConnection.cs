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

    /// <summary>How long one request may wait, all its waits together, for Intercom's rate limit to be lifted.</summary>
    /// <value>60 seconds by default, zero to give up at the first refusal, at most 10 minutes.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a conversation is tried again for a contact that Intercom says it doesn't know: one created a moment ago can be
    /// unknown for a short while (Intercom's own advice for messages, API 2.14).
    /// </summary>
    /// <value>3 seconds by default, zero to believe the first answer, at most 1 minute.</value>
    public TimeSpan NewContactGrace { get; set; } = TimeSpan.FromSeconds(3);
}
