using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Connections that serve the next request, and connections that don't.</summary>
public sealed class KeepAliveTests : FaultTest
{
    [Theory]
    [InlineData(SandboxFaultKind.RateLimited, 1)]
    [InlineData(SandboxFaultKind.RateLimitedWithoutHeaders, 1)]
    [InlineData(SandboxFaultKind.ServerError, 1)]
    [InlineData(SandboxFaultKind.TruncatedJson, 1)]
    [InlineData(SandboxFaultKind.HtmlPage, 1)]
    [InlineData(SandboxFaultKind.WrongContentType, 1)]
    [InlineData(SandboxFaultKind.NoConversationId, 1)]
    [InlineData(SandboxFaultKind.ContactNotVisible, 1)]
    [InlineData(SandboxFaultKind.Close, 2)]
    [InlineData(SandboxFaultKind.Reset, 2)]
    public async Task Only_a_broken_connection_is_not_used_again(SandboxFaultKind kind, int connections)
    {
        var opened = 0;
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };
        using var http = new HttpClient(handler) { BaseAddress = Intercom.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Intercom.AccessToken);
        Inject(new SandboxFault { Kind = kind });

        await Record.ExceptionAsync(PostAsync);
        await PostAsync();

        Assert.Equal(2, Intercom.Requests.Count);
        Assert.Equal(connections, opened);

        async Task PostAsync()
        {
            using var content = new StringContent($$"""{"from":{"type":"user","id":"{{Ada.Id}}"},"body":"Hello there"}""", Encoding.UTF8, "application/json");
            using var response = await http.PostAsync("/conversations", content);
            await response.Content.ReadAsStringAsync();
        }

        async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref opened);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }
}
