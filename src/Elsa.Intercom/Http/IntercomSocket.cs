using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>How connections to Intercom are made.</summary>
internal static class IntercomSocket
{
    /// <summary>Sets up the framework's handlers; another one that the application put in their place is left alone.</summary>
    public static void Configure(HttpMessageHandler handler)
    {
        if (handler is HttpClientHandler client)
            client.AllowAutoRedirect = false;

        if (handler is not SocketsHttpHandler sockets)
            return;

        // A redirect would carry the token to wherever it points.
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
        sockets.AutomaticDecompression = DecompressionMethods.All;
        sockets.ConnectTimeout = TimeSpan.FromSeconds(15);
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(5);

        // The framework's own spans show whole paths; the package's show routes. Trace headers stay out of Intercom too.
        sockets.ActivityHeadersPropagator = null;
    }
}
