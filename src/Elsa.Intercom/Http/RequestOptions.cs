namespace Elsa.Intercom.Http;

/// <summary>What travels with a request message from the transport to the handlers.</summary>
internal static class RequestOptions
{
    public static readonly HttpRequestOptionsKey<string> Connection = new("Elsa.Intercom.Connection");
}
