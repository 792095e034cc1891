using System.Net;
using System.Net.Sockets;
using Elsa.Intercom.Sandbox.Api;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Elsa.Intercom.Sandbox.Hosting;

/// <summary>The web server. It starts from an empty builder, so that no configuration of the surrounding program reaches it.</summary>
internal static class SandboxServer
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    public static WebApplication Build(IPEndPoint endpoint, IntercomSandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(x =>
        {
            x.AddServerHeader = false;
            x.Limits.MaxRequestBodySize = JsonBody.MaxBytes;
            x.Listen(endpoint);
        });

        var app = builder.Build();

        // A web page of another site can make its own host name point here (DNS rebinding). With AllowRemote, the sandbox cannot know its own names.
        if (!options.AllowRemote)
            app.Use(next => context => IsOwn(context.Request.Host.Host, options) ? next(context) : RefuseAsync(context));

        return app;
    }

    private static bool IsOwn(string host, IntercomSandboxOptions options) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.Equals(options.Url?.Host, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(
            "The sandbox responds to its own address only, such as http://127.0.0.1:5211. Use the address that it shows when it starts.");
    }

    public static void Map(WebApplication app, ApiPipeline api, SandboxRoutes routes)
    {
        foreach (var (method, pattern, route) in routes.All)
            app.MapMethods(pattern, [method], context => api.RunAsync(context, route));

        app.MapFallback("/{**path}", context => api.RunAsync(context, _ => throw ApiException.NotFound("Resource Not Found")));
    }

    /// <exception cref="IOException">It can't listen on the address.</exception>
    public static async Task StartAsync(WebApplication app, IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new IOException($"Port {endpoint.Port} on {endpoint.Address} is taken: something else, perhaps another sandbox, listens there.", e);
        }
        catch (SocketException e)
        {
            throw new IOException($"The sandbox cannot listen on {endpoint}: {e.Message}.", e);
        }
    }
}
