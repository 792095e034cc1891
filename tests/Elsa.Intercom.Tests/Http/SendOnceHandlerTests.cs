using Elsa.Intercom.Client;
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

        services.AddIntercom(
            options => options.Connections["Default"] = new IntercomConnection { AccessToken = "token" },
            http =>
            {
                http.ConfigurePrimaryHttpMessageHandler(() => socket);

                if (!forEveryClient)
                    http.AddHttpMessageHandler<RetryOnce>();
            });
        await using var provider = services.BuildServiceProvider();
        var request = new CreateConversationRequest { From = { Id = Sample.ContactId }, Body = "Hello" };

        var error = await Assert.ThrowsAsync<IntercomException>(() => provider.GetRequiredService<IIntercomClient>().CreateConversationAsync(request));

        Assert.Equal(IntercomErrorKind.Unknown, error.Kind);
        Assert.Equal(1, socket.Count);
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
