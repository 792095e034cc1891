using System.Net;

namespace Elsa.Intercom.Http;

/// <summary>How connections to Intercom are made.</summary>
internal static class IntercomSocket
{
    /// <summary>Configures the framework's handlers. A handler that the application substituted is not changed.</summary>
    public static void Configure(HttpMessageHandler handler)
    {
        if (handler is HttpClientHandler client)
            client.AllowAutoRedirect = false;

        if (handler is not SocketsHttpHandler sockets)
            return;

        // A redirect would send the token to its target.
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
        sockets.AutomaticDecompression = DecompressionMethods.All;
        sockets.ConnectTimeout = TimeSpan.FromSeconds(15);
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(5);

        // The framework's own spans show full paths; the package's show routes. Intercom gets no trace headers either.
        sockets.ActivityHeadersPropagator = null;
    }
}
