using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Elsa.StandIn.Api;

/// <summary>Lets in only programs on this machine, with the key that Elsa has for development.</summary>
internal sealed class ApiGuard(RequestDelegate next)
{
    private const string Key = "ApiKey 00000000-0000-0000-0000-000000000000";
    private const long LargestBody = 8 * 1024 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        // The key is known to everybody, so the address is what protects: whoever saves workflows runs code here.
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
            return Answer(context, StatusCodes.Status403Forbidden);

        if (context.Request.Headers.Authorization != Key)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return Answer(context, StatusCodes.Status401Unauthorized);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;

        return next(context);
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
