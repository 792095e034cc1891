using System.Net;
using System.Net.Sockets;

namespace Elsa.Intercom.Soak;

/// <summary>
/// A port to use again after a kill. It is below the ports of outgoing connections: a client that connects to such a port while there is
/// no listener can get it for its own end, and block the server.
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
