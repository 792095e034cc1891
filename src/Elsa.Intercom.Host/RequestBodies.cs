using System.Text.Json;
using System.Text.Unicode;

namespace Elsa.Intercom.Host;

/// <summary>
/// Reads the bodies that are sent to workflows, and refuses those that must not reach Elsa. Large bodies, because every run keeps a copy of its values.
/// JSON in which an object names a member twice, or that is nested deeper than Elsa's readers go, because Elsa would respond with an empty 500. Bytes that
/// are not UTF-8, because Elsa would read them as other characters. Everything else is left to Elsa, which responds 400 to malformed JSON.
/// </summary>
internal static class RequestBodies
{
    /// <summary>Elsa's own readers and writers stop at different depths, between 59 and 64 levels.</summary>
    private const int MaxDepth = 50;

    private const int ReaderDepth = 1000;
    private const int Megabytes = 1;
    private const int Largest = Megabytes * 1024 * 1024;

    public static void Use(WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/workflows"), workflows => workflows.Use(CheckAsync));

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var body = await ReadAsync(context.Request, context.RequestAborted);

        if (body == null)
        {
            // Without this, the server reads the rest of the body, up to its own limit.
            context.Response.Headers.Connection = "close";
            await RefuseAsync(
                context, StatusCodes.Status413PayloadTooLarge, "body_too_large",
                $"The body is larger than {Megabytes} MB. Send a smaller one, for example with links instead of files.");
        }
        else if (IsJson(context.Request) && Problem(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } problem)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "invalid_json", problem);
        }
        else
        {
            context.Request.Body = body;
            await next(context);
        }
    }

    /// <summary>The body; null if it is too large.</summary>
    private static async Task<MemoryStream?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is > Largest)
            return null;

        var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];

        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > Largest)
                return null;

            body.Write(buffer.AsSpan(0, read));
        }

        body.Position = 0;
        return body;
    }

    private static bool IsJson(HttpRequest request) => request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    public static Task RefuseAsync(HttpContext context, int status, string error, string message) =>
        Results.Json(new { error, message, request_id = (string?)null }, statusCode: status).ExecuteAsync(context);

    /// <summary>What is wrong with the JSON, in a sentence; null if nothing is, or if it is not JSON at all. Quotes nothing of it.</summary>
    private static string? Problem(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return "The JSON is not valid UTF-8. Send it in UTF-8.";

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ReaderDepth });
        var names = new Stack<HashSet<string>>();

        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray))
                    return TooDeep;

                if (reader.TokenType == JsonTokenType.StartObject)
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                else if (reader.TokenType == JsonTokenType.EndObject)
                    names.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(reader.GetString()!))
                    return "The JSON names a member of an object twice, so nothing says which value is meant. Send each member once.";
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string TooDeep { get; } = $"The JSON is nested deeper than {MaxDepth} levels. Send a flatter object.";
}
