using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>What happens to a connection in place of an answer, or before it.</summary>
/// <param name="clock">Measures the waits.</param>
/// <param name="stopping">When the sandbox stops; no wait outlasts that.</param>
internal sealed class FaultyConnection(TimeProvider clock, CancellationToken stopping)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>Waits. False when the client hung up before, or the sandbox stopped, which leaves nobody to answer.</summary>
    public async Task<bool> WaitAsync(HttpContext context, TimeSpan delay)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!end.IsCancellationRequested)
            return true;

        context.Abort();
        return false;
    }

    /// <summary>Ends the connection in good order, without a byte.</summary>
    public async Task CloseAsync(HttpContext context)
    {
        // Whoever returns from here without an answer gets one made by the server, and whoever aborts resets the connection: so the end is
        // told to the client first, and the connection given up when the client has done so too.
        SocketOf(context).Shutdown(SocketShutdown.Send);
        await WaitAsync(context, Linger);
        context.Abort();
    }

    /// <summary>Ends the connection with a TCP reset.</summary>
    public static void Reset(HttpContext context)
    {
        SocketOf(context).LingerState = new LingerOption(true, 0);
        context.Abort();
    }

    private static Socket SocketOf(HttpContext context) => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
}
