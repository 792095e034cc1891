using System.Net;
using System.Net.Http.Headers;

namespace Elsa.Intercom.Http;

/// <summary>
/// A JSON body that knows whether a handler began to write it. Only this shows that nothing was sent. The type of an exception does not: a connect timeout
/// surfaces as a cancellation, and a reset can look like a failed connect.
/// </summary>
internal sealed class IntercomContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _json;
    private volatile bool _began;
    private bool _passed;

    public IntercomContent(ReadOnlyMemory<byte> json, bool sendOnce = false)
    {
        _json = json;
        SendOnce = sendOnce;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    public bool Began => _began;

    /// <summary>Takes the only pass to the socket; false if it was taken before.</summary>
    public bool TryPass() => !Interlocked.Exchange(ref _passed, true);

    /// <summary>Whether only the transport may decide to send it again.</summary>
    public bool SendOnce { get; }

    /// <summary>Called right before the first byte. If it throws, nothing is written.</summary>
    public Action BeforeWriting { get; init; } = () => { };

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        BeforeWriting();
        _began = true;
        await stream.WriteAsync(_json, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
