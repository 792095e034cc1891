using System.Globalization;

namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>
/// Ids in Intercom's formats: 24 hexadecimal digits for contacts (a timestamp first), digits that count up for conversations, messages,
/// parts and the workspace's own objects, and UUIDs for requests. The same seed and times give the same ids in the same order.
/// </summary>
internal sealed class IdGenerator
{
    private readonly Random _random;
    private readonly Lock _lock = new();
    private long _conversation;
    private long _message;
    private long _part;
    private long _object;

    public IdGenerator(int? seed)
    {
#pragma warning disable CA5394 // Ids, not secrets, and a seed must repeat them.
        _random = seed is { } value ? new Random(value) : new Random();
        _conversation = _random.Next(1_000, 900_000);
        _message = _random.Next(100_000_000, 900_000_000);
        _part = _random.Next(10_000_000, 90_000_000);
        _object = _random.Next(1_000, 9_000);
#pragma warning restore CA5394
    }

    public string NewContactId(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{(uint)now.ToUnixTimeSeconds():x8}{Convert.ToHexStringLower(bytes)}");
    }

    public string NewConversationId() => Interlocked.Increment(ref _conversation).ToString(CultureInfo.InvariantCulture);

    public string NewMessageId() => Interlocked.Increment(ref _message).ToString(CultureInfo.InvariantCulture);

    public string NewPartId() => Interlocked.Increment(ref _part).ToString(CultureInfo.InvariantCulture);

    /// <summary>For an admin, a team, a tag, a ticket type, a note.</summary>
    public string NewObjectId() => Interlocked.Increment(ref _object).ToString(CultureInfo.InvariantCulture);

    public string NewRequestId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);

        // The bits of a version 4 UUID: by the description, a request_id is one.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private void Fill(Span<byte> bytes)
    {
        lock (_lock)
        {
#pragma warning disable CA5394
            _random.NextBytes(bytes);
#pragma warning restore CA5394
        }
    }
}
