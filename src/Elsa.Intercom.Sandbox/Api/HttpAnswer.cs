using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>An HTTP response.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The declared type of the content; null if there is none.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Headers">Null if the response doesn't come from Intercom.</param>
internal sealed record HttpAnswer(int Status, string? ContentType, ReadOnlyMemory<byte> Content, AnswerHeaders? Headers)
{
    // Readable with curl. The responses are JSON and never part of an HTML page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpAnswer From(ApiAnswer answer, AnswerHeaders headers) => answer.Body is null
        ? new(answer.Status, ContentType: null, ReadOnlyMemory<byte>.Empty, headers)
        : new(answer.Status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(answer.Body, Json), headers);

    public async Task WriteAsync(HttpContext context, DateTimeOffset date)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers.Date = date.ToString("R", CultureInfo.InvariantCulture);
        Headers?.WriteTo(context.Response.Headers);
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = Content.Length;
        await context.Response.Body.WriteAsync(Content, context.RequestAborted);
    }
}
