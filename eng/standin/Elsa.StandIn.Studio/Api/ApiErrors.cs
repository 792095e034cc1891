using System.Text.Json;
using Elsa.StandIn.Api.Definitions;
using Microsoft.AspNetCore.Http;

namespace Elsa.StandIn.Api;

/// <summary>Answers in the words of Elsa's API what could not be done; the Studio shows them to the author.</summary>
internal sealed class ApiErrors(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (PublishRefusedException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, "generalErrors", e.Reasons);
        }
        catch (NotInStandInException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status501NotImplemented, "generalErrors", [e.Message]);
        }
        catch (WorkflowDefinitionException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, "generalErrors", [e.Message]);
        }
        catch (JsonException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, "serializerErrors", [e.Message]);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, e.StatusCode, "generalErrors", [e.Message]);
        }
        catch (ReadonlyDefinitionException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

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
