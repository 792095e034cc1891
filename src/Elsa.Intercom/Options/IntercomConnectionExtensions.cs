namespace Elsa.Intercom.Options;

internal static class IntercomConnectionExtensions
{
    /// <summary>The address that request paths are put behind; ends in a slash.</summary>
    public static Uri Address(this IntercomConnection connection) =>
        string.IsNullOrWhiteSpace(connection.BaseUrl)
            ? connection.Region.ApiAddress()
            : new Uri(connection.BaseUrl.Trim().TrimEnd('/') + "/");
}
