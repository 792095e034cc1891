namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Where a socket writes to: says when the first byte comes.</summary>
internal sealed class FirstByteStream(Action firstByte) : MemoryStream
{
    /// <summary>What every other way of writing comes to.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > 0 && Length == 0)
            firstByte();

        base.Write(buffer, offset, count);
    }
}
