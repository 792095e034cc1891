using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Elsa.Intercom.IntegrationTests.Idempotency;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.Webhooks;

/// <summary>A thousand deliveries that nobody should accept, over real sockets.</summary>
public sealed class ForgedDeliveryTests : IAsyncLifetime
{
    private const int Rounds = 125;
    private const int KindsOfForgery = 8;

    private readonly Receiver _receiver = new();
    private WebhookHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebhookHost.StartAsync(services => services.AddSingleton<IWebhookReceiver>(_receiver));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Of_1000_forged_replayed_cut_overlong_and_malformed_deliveries_none_is_accepted()
    {
        var genuine = Encoding.UTF8.GetBytes(Deliveries.Replied());
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(genuine, Deliveries.Sign(genuine)));
        var random = new Random(20261128);
        var statuses = new List<HttpStatusCode>();
        var cut = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var other = Encoding.UTF8.GetBytes(Deliveries.Replied($"notif_{round}", $"{round}"));
            statuses.Add(await _host.PostAsync(other, Signature(random)));
            statuses.Add(await _host.PostAsync(other, Odd(random, Deliveries.Sign(other))));

            // The signature of an earlier delivery under another body, and a body changed by one bit under its own.
            statuses.Add(await _host.PostAsync(other, Deliveries.Sign(genuine)));
            statuses.Add(await _host.PostAsync(Flipped(random, other), Deliveries.Sign(other)));

            // Signed, so that they get past the signature.
            statuses.Add(await PostSignedAsync(other[..random.Next(other.Length - 1)]));
            statuses.Add(await PostSignedAsync(Malformed(random)));
            statuses.Add(await PostSignedAsync(new byte[(1024 * 1024) + 1 + random.Next(1000)]));
            cut += await CutAsync(other, random) ? 1 : 0;
        }

        Assert.Equal(Rounds * (KindsOfForgery - 1), statuses.Count);
        Assert.Equal(Rounds, cut);
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{status}"));

        // A replay of a delivery as it was is accepted, so that Intercom stops, and changes nothing.
        foreach (var _ in Enumerable.Range(0, 10))
            Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(genuine, Deliveries.Sign(genuine)));

        await Waiting.UntilAsync(async () => (await _host.BacklogAsync()).Waiting == 0);
        Assert.Equal(["notif_0001"], _receiver.Received);
        Assert.DoesNotContain(_host.Logs.Entries, entry => entry.Level >= LogLevel.Error);
        Canaries.AreNotIn("the log", _host.Logs.Everything);
    }

    private Task<HttpStatusCode> PostSignedAsync(byte[] body) => _host.PostAsync(body, Deliveries.Sign(body));

    private static string Signature(Random random)
    {
        var digits = new byte[20];
        random.NextBytes(digits);
        return "sha1=" + Convert.ToHexStringLower(digits);
    }

    private static string? Odd(Random random, string signature) => random.Next(8) switch
    {
        0 => null,
        1 => "sha1=",
        2 => signature[5..],
        3 => signature[..^random.Next(1, 40)],
        4 => signature + "0",
        5 => "sha256=" + signature[5..],
        6 => signature + ", " + signature,
        _ => "sha1=" + new string('z', 40),
    };

    private static byte[] Flipped(Random random, byte[] body)
    {
        var flipped = body.ToArray();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Malformed(Random random)
    {
        var noise = new byte[random.Next(1, 2000)];
        random.NextBytes(noise);

        return random.Next(8) switch
        {
            0 => noise,
            1 => Encoding.UTF8.GetBytes(new string('[', 100_000)),
            2 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"data\":", 10_000))),
            3 => "null"u8.ToArray(),
            4 => """{ "id": "a", "id": "b", "app_id": "abc12345", "topic": "t" }"""u8.ToArray(),
            5 => """{ "id": [], "app_id": {}, "topic": 1e999, "data": { "item": [[[]]] } }"""u8.ToArray(),
            6 => """{ "id": "../../etc", "app_id": "abc12345", "topic": "t" }"""u8.ToArray(),
            _ => """{ "id": "n", "app_id": "abc12345", "topic": "<script>" }"""u8.ToArray(),
        };
    }

    /// <summary>Announces a body, sends a part of it and hangs up. Whether the connection ended without a success.</summary>
    private async Task<bool> CutAsync(byte[] body, Random random)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _host.Address.Port);
        await using var stream = client.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /intercom/webhooks HTTP/1.1\r\nHost: x\r\nX-Hub-Signature: {Deliveries.Sign(body)}\r\nContent-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body.AsMemory(0, random.Next(body.Length)));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);

        try
        {
            return !(await reader.ReadToEndAsync()).StartsWith("HTTP/1.1 2", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Notes the ids of what was accepted.</summary>
    private sealed class Receiver : IWebhookReceiver
    {
        public ConcurrentQueue<string> Received { get; } = new();

        public ValueTask ReceiveAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
        {
            Received.Enqueue(delivery.Notification.Id);
            return ValueTask.CompletedTask;
        }
    }
}
