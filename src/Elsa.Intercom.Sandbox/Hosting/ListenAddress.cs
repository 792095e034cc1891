using System.Net;

namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>The IP address and port to listen on, from a URL that suits a sandbox.</summary>
internal static class ListenAddress
{
    /// <exception cref="ArgumentException">The URL is not one to listen on, or other machines could reach it.</exception>
    public static IPEndPoint Resolve(IntercomSandboxOptions options)
    {
        if (options.Url is not { } url)
            return new IPEndPoint(IPAddress.Loopback, 0);

        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new ArgumentException($"'{url}' is not an address for the sandbox: it speaks plain http and has no path, for example http://127.0.0.1:5211.");

        var address = url.IsLoopback && url.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback
            : IPAddress.TryParse(url.IdnHost, out var parsed) ? parsed
            : throw new ArgumentException($"'{url.Host}' is not an address for the sandbox: it takes an IP address or localhost.");

        if (!IPAddress.IsLoopback(address) && !options.AllowRemote)
            throw new ArgumentException(
                $"The sandbox does not listen on {address}: other machines could reach it, its access token is well known and its page shows everything. " +
                $"Use 127.0.0.1, or set {nameof(IntercomSandboxOptions.AllowRemote)} if other machines should reach it.");

        return new IPEndPoint(address, url.Port);
    }
}
