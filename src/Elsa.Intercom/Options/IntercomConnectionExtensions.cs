namespace Elsa.Intercom.Options;

internal static class IntercomConnectionExtensions
{
    /// <summary>The base address of all request paths. It ends in a slash.</summary>
    public static Uri Address(this IntercomConnection connection) =>
        string.IsNullOrWhiteSpace(connection.BaseUrl)
            ? connection.Region.ApiAddress()
            : new Uri(connection.BaseUrl.Trim().TrimEnd('/') + "/");
}
