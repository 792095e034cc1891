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
}
