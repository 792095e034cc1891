using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.Tests.Http;

public class VersionHandlerTests
{
    [Fact]
    public async Task A_difference_is_logged_once_though_the_framework_renews_its_handlers_every_two_minutes()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, "{}", headers: "Intercom-Version: 2.8");

        await SendAsync(intercom);
        await SendAsync(intercom);

        Assert.Single(intercom.Logs.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Another_difference_is_logged_too()
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, "{}", headers: "Intercom-Version: 2.8").Reply(200, "{}", headers: "Intercom-Version: 2.15");

        await SendAsync(intercom);
        await SendAsync(intercom);

        Assert.Equal(2, intercom.Logs.At(LogLevel.Warning).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Intercom-Version: ")]
    [InlineData("Intercom-Version: a text much longer than any version number is")]
    public async Task No_version_or_nonsense_in_the_answer_is_no_difference(string header)
    {
        await using var intercom = new IntercomHarness();
        intercom.Handler.Default.Reply(200, "{}", headers: header.Length == 0 ? [] : [header]);

        await SendAsync(intercom);

        Assert.Empty(intercom.Logs.At(LogLevel.Warning));
    }

    private static async Task SendAsync(IntercomHarness intercom)
    {
        var handler = intercom.Services.GetRequiredService<VersionHandler>();
        handler.InnerHandler = intercom.Handler;
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://api.intercom.io/me");
        message.Options.Set(RequestOptions.Connection, intercom.Name);
        using var response = await invoker.SendAsync(message, CancellationToken.None);
    }
}
