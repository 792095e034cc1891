using System.Net.Sockets;
using System.Text;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>One TCP connection to a sandbox, read byte by byte.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;

    private RawConnection(TcpClient client) => _client = client;

    public static async Task<RawConnection> OpenAsync(IntercomSandbox sandbox)
    {
        var client = new TcpClient();
        await client.ConnectAsync(sandbox.BaseUrl.Host, sandbox.BaseUrl.Port);
        return new RawConnection(client);
    }

    public async Task SendAsync(string method, string path, string token, string? body = null)
    {
        var content = body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        var request = $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n{content}\r\n{body}";
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
    }

    /// <summary>The number of bytes until the other side closes the connection properly.</summary>
    /// <exception cref="IOException">The connection was reset.</exception>
    public async Task<int> ReadToEndAsync()
    {
        using var received = new MemoryStream();
        await _client.GetStream().CopyToAsync(received);
        return (int)received.Length;
    }

    /// <summary>Sends until the other side has aborted the connection.</summary>
    /// <exception cref="IOException">The other side has aborted it.</exception>
    public async Task SendUntilRefusedAsync()
    {
        var block = new byte[64 * 1024];

        while (true)
            await _client.GetStream().WriteAsync(block);
    }

    public void Dispose() => _client.Dispose();
}
