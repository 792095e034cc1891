using System.Text;

namespace Elsa.Intercom.Http;

/// <summary>Reads a response of at most 1 MiB. Intercom's API sends no larger responses, and another server's must not fill the memory.</summary>
internal static class BoundedText
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The text; null if it is larger.</summary>
    public static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
            return null;

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

        int count;

        while ((count = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, count);

            if (buffer.Length > MaxBytes)
                return null;
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}
