using System.Text.Json;

namespace Elsa.Intercom.Host;

/// <summary>
/// Refuses JSON that Elsa would answer with an empty 500: an object that names a member twice, of which nothing says which one is meant, and JSON that is
/// nested deeper than its readers go. Everything else is left to Elsa, which responds 400 to malformed JSON.
/// </summary>
internal static class RequestBodies
{
    /// <summary>Elsa's own readers and writers end between 59 and 64 levels, each at a different one.</summary>
    public const int MaxDepth = 50;

    private const int ReaderDepth = 1000;

    /// <summary>Checks the bodies that are sent to workflows.</summary>
    public static void Use(WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/workflows") && IsJson(context.Request), branch => branch.Use(CheckAsync));

    private static bool IsJson(HttpRequest request) => request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Request.Body.Position = 0;

        if (Problem(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } problem)
            await Results.Json(new { error = "invalid_json", message = problem, request_id = (string?)null }, statusCode: StatusCodes.Status400BadRequest)
                .ExecuteAsync(context);
        else
            await next(context);
    }

    /// <summary>What is wrong with the JSON, in a sentence; null if nothing is, or if it is not JSON at all. Quotes nothing of it.</summary>
    internal static string? Problem(ReadOnlySpan<byte> json)
    {
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
