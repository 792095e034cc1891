namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>A socket's stream, which reports the first byte.</summary>
internal sealed class FirstByteStream(Action firstByte) : MemoryStream
{
    /// <summary>Every other way of writing uses this.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > 0 && Length == 0)
            firstByte();

        base.Write(buffer, offset, count);
    }
}
