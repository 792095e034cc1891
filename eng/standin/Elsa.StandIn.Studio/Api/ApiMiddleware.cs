using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Elsa.StandIn;

/// <summary>Reports errors in the format of Elsa's API, which the Studio shows to the author.</summary>
internal sealed class ApiErrors(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && Answer(e) is { } answer)
        {
            await WriteAsync(context, answer.Status, answer.Field, answer.Messages);
        }
    }

    private static (int Status, string Field, IReadOnlyList<string> Messages)? Answer(Exception exception) => exception switch
    {
        PublishRefusedException e => (StatusCodes.Status400BadRequest, "generalErrors", e.Reasons),
        NotInStandInException e => (StatusCodes.Status501NotImplemented, "generalErrors", [e.Message]),
        WorkflowDefinitionException e => (StatusCodes.Status400BadRequest, "generalErrors", [e.Message]),
        DecoderFallbackException => (StatusCodes.Status400BadRequest, "serializerErrors", ["The body of this request is not valid UTF-8."]),
        JsonException e => (StatusCodes.Status400BadRequest, "serializerErrors", [e.Message]),
        BadHttpRequestException e => (e.StatusCode, "generalErrors", [e.Message]),
        ReadonlyDefinitionException => (StatusCodes.Status403Forbidden, "generalErrors", ["This definition is read-only."]),
        _ => null,
    };

    private static Task WriteAsync(HttpContext context, int status, string field, IReadOnlyList<string> messages)
    {
        context.Response.StatusCode = status;
        var answer = new
        {
            StatusCode = status,
            Message = "One or more errors occurred!",
            Errors = new Dictionary<string, IReadOnlyList<string>> { [field] = messages },
        };
        return context.Response.WriteAsJsonAsync(answer, ApiJson.Options, "application/problem+json");
    }
}

/// <summary>Accepts only programs on this machine, with Elsa's key for development.</summary>
internal sealed class ApiGuard(RequestDelegate next)
{
    private const string Key = "ApiKey 00000000-0000-0000-0000-000000000000";
    private const long LargestBody = 8 * 1024 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        // The key is well known, so the address protects: a client that saves workflows runs code here.
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
