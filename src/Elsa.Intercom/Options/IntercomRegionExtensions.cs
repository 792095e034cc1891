namespace Elsa.Intercom.Options;

internal static class IntercomRegionExtensions
{
    public static Uri ApiAddress(this IntercomRegion region) => region switch
    {
        IntercomRegion.EU => new Uri("https://api.eu.intercom.io/"),
        IntercomRegion.AU => new Uri("https://api.au.intercom.io/"),
        _ => new Uri("https://api.intercom.io/"),
    };

    public static Uri InboxAddress(this IntercomRegion region) => region switch
    {
        IntercomRegion.EU => new Uri("https://app.eu.intercom.com/"),
        IntercomRegion.AU => new Uri("https://app.au.intercom.com/"),
        _ => new Uri("https://app.intercom.com/"),
    };

    /// <summary>The region's name in a sentence.</summary>
    public static string Place(this IntercomRegion region) => region switch
    {
        IntercomRegion.EU => "Europe",
        IntercomRegion.AU => "Australia",
        _ => "the United States",
    };

    /// <summary>The region that a workspace reports (<c>app.region</c> of <c>GET /me</c>, API 2.14); null if it reports none that is known.</summary>
    public static IntercomRegion? FromWorkspace(string? region) => region?.Trim().ToUpperInvariant() switch
    {
        "US" or "UNITED STATES" => IntercomRegion.US,
        "EU" or "EUROPE" => IntercomRegion.EU,
        "AU" or "AUSTRALIA" => IntercomRegion.AU,
        _ => null,
    };

    /// <summary>The region with this address; null for a sandbox, a proxy, and every other address that is not Intercom's.</summary>
    public static IntercomRegion? FromAddress(Uri address) =>
        Enum.GetValues<IntercomRegion>().Cast<IntercomRegion?>().FirstOrDefault(
            region => string.Equals(region!.Value.ApiAddress().Host, address.Host, StringComparison.OrdinalIgnoreCase));
}
