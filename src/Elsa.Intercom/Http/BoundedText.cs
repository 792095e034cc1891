using System.Text;

namespace Elsa.Intercom.Http;

/// <summary>Reads a response up to the limit of its request: another server's must not fill the memory.</summary>
internal static class BoundedText
{
    /// <summary>The text; null if it is larger.</summary>
    /// <param name="content">The content.</param>
    /// <param name="maxBytes">How many bytes are read at most.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async Task<string?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            return null;

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        await using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

        int count;

        while ((count = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(chunk, 0, count);

            if (buffer.Length > maxBytes)
                return null;
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}
