using System.Text;
using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>Reads a request body: bounded, UTF-8, JSON.</summary>
internal static class JsonBody
{
    /// <summary>Intercom documents no limit; this one only keeps the sandbox's memory bounded.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Ruby, which Intercom runs on, takes the last of two equal names; refusing them keeps every reader here unambiguous.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body's text, or null when there is none.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();

        try
        {
            await request.Body.CopyToAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ApiException(e.StatusCode, "client_error", $"The request body is larger than {MaxBytes} bytes");
        }

        if (buffer.Length == 0)
            return null;

        if (!request.HasJsonContentType())
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "client_error", "Content-Type must be application/json");

        try
        {
            return StrictUtf8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (DecoderFallbackException)
        {
            throw ApiException.Malformed("The request body is not UTF-8");
        }
    }

    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            RequireReadableText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ApiException.Malformed("The request body is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Malformed("The request body contains a lone surrogate, which is no character");
        }
    }

    // "\ud800" alone passes the parser and fails only when it is read, which would be after half a request was carried out.
    private static void RequireReadableText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    RequireReadableText(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RequireReadableText(property.Value);
                }

                break;
        }
    }
}
