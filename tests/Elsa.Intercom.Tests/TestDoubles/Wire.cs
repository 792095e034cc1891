using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A request in its bytes on the wire: the lines of the head, and the body.</summary>
internal sealed record WireRequest(string[] Head, byte[] Body)
{
    public string Line => Head[0];

    public IEnumerable<string> HeaderNames => Head.Skip(1).Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal);

    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Body);

    public JObject Json => JObject.Parse(Text);
}

/// <summary>The other end of a real socket on this machine. It records the bytes of each request, and responds as the test says.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<WireRequest, string> _answer;
    private readonly Task _serving;

    /// <param name="answer">The response to a request: a JSON text.</param>
    public Wire(Func<WireRequest, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public List<WireRequest> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await using var stream = client.GetStream();
            var request = await ReadAsync(new BufferedStream(stream));
            Requests.Add(request);
            var json = Encoding.UTF8.GetBytes(_answer(request));
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n"),
                _end.Token);
            await stream.WriteAsync(json, _end.Token);
        }
    }

    private async Task<WireRequest> ReadAsync(BufferedStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];

        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one, _end.Token);
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).TrimEnd().Split("\r\n");
        var length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        var body = new byte[int.Parse(length ?? "0", System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _end.Token);
        return new WireRequest(lines, body);
    }
}
