using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Http;

public sealed class EmptyAnswerTests : IAsyncDisposable
{
    private readonly IntercomHarness _intercom = new();

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, "")]
    [InlineData(204, " \n")]
    public async Task Is_a_success_where_the_operation_expects_no_body(int status, string body)
    {
        _intercom.Handler.Default.Reply(status, body);

        var answer = await SendAsync(mayAnswerEmpty: true);

        Assert.Equal(status, (int)answer.Status);
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, " ")]
    public async Task Is_unclear_where_the_operation_expects_a_body(int status, string body)
    {
        _intercom.Handler.Default.Reply(status, body);

        var e = await Assert.ThrowsAsync<IntercomException>(() => SendAsync(mayAnswerEmpty: false));

        Assert.Equal((IntercomErrorKind.Unknown, IntercomErrorCodes.InvalidAnswer), (e.Kind, e.Code));
    }

    [Fact]
    public async Task A_page_from_a_proxy_is_never_a_success()
    {
        _intercom.Handler.Default.Reply(200, "<html></html>", "text/html");

        Assert.Equal(IntercomErrorKind.Unknown, (await Assert.ThrowsAsync<IntercomException>(() => SendAsync(mayAnswerEmpty: true))).Kind);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();

    private Task<IntercomAnswer> SendAsync(bool mayAnswerEmpty) => _intercom.Services.GetRequiredService<IIntercomTransport>().SendAsync(
        _intercom.Name,
        new IntercomRequest(HttpMethod.Post, "events", "/events") { Body = new { event_name = "invited" }, Changes = true, MayAnswerEmpty = mayAnswerEmpty },
        CancellationToken.None);
}
