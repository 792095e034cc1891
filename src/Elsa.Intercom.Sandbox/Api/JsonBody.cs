using System.Text;
using System.Text.Json;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>Reads a request body: bounded, UTF-8, JSON.</summary>
internal static class JsonBody
{
    /// <summary>Intercom documents no limit. This one only bounds the sandbox's memory.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Intercom runs on Ruby, which takes the last of two equal names. The sandbox refuses them, so that every reader sees the same value.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body's text; null if there is none.</summary>
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
            return ParseStrictly(text);
        }
        catch (JsonException)
        {
            throw ApiException.Malformed("The request body is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Malformed("The request body contains a lone surrogate, which is not a character");
        }
    }

    /// <exception cref="JsonException">It is not JSON, or an object has two equal names.</exception>
    /// <exception cref="InvalidOperationException">It contains a lone surrogate.</exception>
    public static JsonElement ParseStrictly(string text)
    {
        using var document = JsonDocument.Parse(text, Strict);
        RequireReadableText(document.RootElement);
        return document.RootElement.Clone();
    }

    // A lone "\ud800" passes the parser and fails only when it is read, halfway through a request.
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
