using Microsoft.AspNetCore.Http;

namespace Elsa.Intercom.Webhooks;

/// <summary>Reads the bytes of a delivery.</summary>
internal static class WebhookBody
{
    public const int MaxBytes = 1024 * 1024;

    private const int ChunkBytes = 16 * 1024;

    /// <summary>The bytes as they arrived; null if there are more than 1 MiB.</summary>
    /// <exception cref="IOException">The body was cut, or its framing is wrong.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;

        using var buffer = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        int count;

        while ((count = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, count);

            if (buffer.Length > MaxBytes)
                return null;
        }

        return buffer.ToArray();
    }
}
