using Microsoft.AspNetCore.Http.Features;

namespace Elsa.Intercom.Host;

/// <summary>Refuses large bodies at the workflows' endpoints, because every run keeps a copy of its values.</summary>
internal static class BodyLimit
{
    public const int Megabytes = 1;
    private const int Largest = Megabytes * 1024 * 1024;

    public static void Use(WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/workflows", StringComparison.OrdinalIgnoreCase), workflows => workflows.Use(CheckAsync));

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength is > Largest || (context.Request.ContentLength == null && !await BufferAsync(context)))
        {
            // Without this, the server reads the rest of the body, up to its own limit.
            context.Response.Headers.Connection = "close";
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await context.Response.WriteAsJsonAsync(
                new
                {
                    error = "body_too_large",
                    message = $"The body is larger than {Megabytes} MB. Send a smaller one, for example with links instead of files.",
                });
            return;
        }

        await next(context);
    }

    /// <summary>Reads a body of unknown length.</summary>
    private static async Task<bool> BufferAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            return true;

        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];

        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (body.Length + read > Largest)
                return false;

            body.Write(buffer.AsSpan(0, read));
        }

        body.Position = 0;
        context.Request.Body = body;
        return true;
    }
}
