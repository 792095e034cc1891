using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>What a fault does to a connection instead of a response, or before it.</summary>
/// <param name="clock">Measures the waits.</param>
/// <param name="stopping">Cancelled when the sandbox stops. No wait lasts longer.</param>
internal sealed class FaultyConnection(TimeProvider clock, CancellationToken stopping)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>Waits. Returns false if the client closed the connection meanwhile, or the sandbox stopped: then there is no one to respond to.</summary>
    public async Task<bool> WaitAsync(HttpContext context, TimeSpan delay)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!end.IsCancellationRequested)
            return true;

        context.Abort();
        return false;
    }

    /// <summary>Closes the connection properly, without a byte.</summary>
    public async Task CloseAsync(HttpContext context)
    {
        // A return without a response makes the server send one, and an abort resets the connection. So this sends the end of the stream
        // first, and aborts when the client has closed its side too.
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
