using System.Net;
using System.Net.Sockets;

namespace Elsa.Intercom.Soak;

/// <summary>
/// A port to come back to after a kill. Below those that outgoing connections get: a client that knocks at such a port while nobody listens
/// can get it for its own end, and keep the server out.
/// </summary>
internal static class FixedPort
{
    private const int First = 20_000;
    private const int Last = 29_999;

    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last + 1);

            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
