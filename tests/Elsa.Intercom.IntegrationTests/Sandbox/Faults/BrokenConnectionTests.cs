using System.Net.Sockets;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Faults that end the connection instead of a response.</summary>
public sealed class BrokenConnectionTests : FaultTest
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_closed_connection_ends_before_the_answer(bool? afterStoring, int stored)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Close, AfterStoring = afterStoring });

        var error = await NoAnswerAsync();

        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.Equal(stored, Intercom.Conversations.Count);
        await MustWorkAgainAsync();
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_reset_connection_is_an_error_of_the_socket(bool? afterStoring, int stored)
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Reset, AfterStoring = afterStoring });

        var error = await NoAnswerAsync();

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.GetBaseException()).SocketErrorCode);
        Assert.Equal(stored, Intercom.Conversations.Count);
        await MustWorkAgainAsync();
    }

    [Fact]
    public async Task Closing_sends_not_a_byte_and_no_reset()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Close });
        using var connection = await RawConnection.OpenAsync(Intercom);
        await connection.SendAsync("POST", "/conversations", Intercom.AccessToken, "{}");

        Assert.Equal(0, await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Resetting_sends_not_a_byte_and_no_end()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Reset });
        using var connection = await RawConnection.OpenAsync(Intercom);
        await connection.SendAsync("POST", "/conversations", Intercom.AccessToken, "{}");

        var error = await Assert.ThrowsAsync<IOException>(connection.ReadToEndAsync);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_client_that_keeps_its_side_open_is_given_up()
    {
        Inject(new SandboxFault { Kind = SandboxFaultKind.Close });
        using var connection = await RawConnection.OpenAsync(Intercom);
        await connection.SendAsync("GET", "/me", Intercom.AccessToken);
        Assert.Equal(0, await connection.ReadToEndAsync());
        await Clock.TimersAsync(1);

        Clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<IOException>(() => connection.SendUntilRefusedAsync().WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Theory]
    [InlineData(SandboxFaultKind.Close)]
    [InlineData(SandboxFaultKind.Reset)]
    public async Task A_request_without_an_answer_is_recorded_with_status_0_and_its_body(SandboxFaultKind kind)
    {
        Inject(new SandboxFault { Kind = kind });

        await NoAnswerAsync();

        var request = Assert.Single(Intercom.Requests);
        Assert.Equal((0, "POST", "/conversations", "2.14"), (request.Status, request.Method, request.Path, request.Version));
        Assert.Contains("Hello there", request.Body, StringComparison.Ordinal);
    }
}
