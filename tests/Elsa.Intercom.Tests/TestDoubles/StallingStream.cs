using System.Text;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A response that begins and then stalls, or breaks.</summary>
internal sealed class StallingStream(string beginning, Exception? failure = null) : Stream
{
    private readonly MemoryStream _beginning = new(Encoding.UTF8.GetBytes(beginning));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await _beginning.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            return count;

        if (failure != null)
            throw failure;

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
