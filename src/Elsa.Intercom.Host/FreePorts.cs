using System.Net;
using System.Net.Sockets;

namespace Elsa.Intercom.Host;

/// <summary>Checks that the ports are free before anything starts, so that the error is one sentence.</summary>
internal static class FreePorts
{
    /// <exception cref="QuickStartException">A port is taken.</exception>
    public static void Check(IEnumerable<Uri> urls)
    {
        foreach (var url in urls.Where(url => url.Port != 0))
        {
            var address = IPAddress.TryParse(url.DnsSafeHost, out var ip) ? ip : IPAddress.Loopback;

            try
            {
                using var listener = new TcpListener(address, url.Port);
                listener.Start();
            }
            catch (SocketException e)
            {
                var problem = e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is taken" : $"cannot be listened on ({e.Message})";
                throw new QuickStartException(Taken($"Port {url.Port} on {url.Host} {problem}"), e);
            }
        }
    }

    public static string Taken(string problem) =>
        $"{problem}. Stop the other program, perhaps another quick start, or choose other ports with --urls http://127.0.0.1:<port> "
            + "and --Sandbox:Url http://127.0.0.1:<port>.";
}
