namespace Elsa.Intercom.Http;

/// <summary>What the transport passes to the handlers with a request message.</summary>
internal static class RequestOptions
{
    public static readonly HttpRequestOptionsKey<string> Connection = new("Elsa.Intercom.Connection");
}
