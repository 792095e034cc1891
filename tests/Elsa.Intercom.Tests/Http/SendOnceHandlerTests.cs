using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Http;

public class SendOnceHandlerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_of_the_application_posts_no_conversation_twice(bool forEveryClient)
    {
        using var socket = new CountingSocket();
        var services = new ServiceCollection();
        services.AddTransient<RetryOnce>();

        if (forEveryClient)
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<RetryOnce>());

        Assert.Equal(
            IntercomErrorKind.Unknown,
            (await CreateFailsAsync(services, socket, http => _ = forEveryClient ? http : http.AddHttpMessageHandler<RetryOnce>())).Kind);
        Assert.Equal(1, socket.Count);
    }

    [Fact]
    public async Task A_hedging_handler_of_the_application_posts_no_conversation_twice()
    {
        using var socket = new CountingSocket();
        var services = new ServiceCollection();
        services.AddTransient<SendTwiceAtOnce>();

        await CreateFailsAsync(services, socket, http => http.AddHttpMessageHandler<SendTwiceAtOnce>());

        Assert.Equal(1, socket.Count);
    }

    [Fact]
    public async Task A_handler_of_the_application_may_read_what_is_sent()
    {
        using var socket = new CountingSocket();
        var services = new ServiceCollection();
        services.AddTransient<Reader>();

        var error = await CreateFailsAsync(services, socket, http => http.AddHttpMessageHandler<Reader>());

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Equal(1, socket.Count);
    }

    private static async Task<IntercomException> CreateFailsAsync(ServiceCollection services, CountingSocket socket, Action<IHttpClientBuilder> configure)
    {
        services.AddIntercom(
            options => options.Connections["Default"] = new IntercomConnection { AccessToken = "token" },
            http =>
            {
                http.ConfigurePrimaryHttpMessageHandler(() => socket);
                configure(http);
            });
        await using var provider = services.BuildServiceProvider();
        var request = new CreateConversationRequest { From = { Id = Sample.ContactId }, Body = "Hello" };
        return await Assert.ThrowsAsync<IntercomException>(() => provider.GetRequiredService<IIntercomClient>().Conversations.CreateAsync(request));
    }

    private sealed class Reader : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Contains("Hello", await request.Content!.ReadAsStringAsync(cancellationToken), StringComparison.Ordinal);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SendTwiceAtOnce : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var first = base.SendAsync(request, cancellationToken);
            var second = base.SendAsync(request, cancellationToken);
            return (await Task.WhenAll(first, second))[0];
        }
    }

    private sealed class RetryOnce : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CountingSocket : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Count++;
            return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);
        }
    }
}
