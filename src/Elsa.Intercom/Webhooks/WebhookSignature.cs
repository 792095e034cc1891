using System.Security.Cryptography;
using System.Text;

namespace Elsa.Intercom.Webhooks;

/// <summary>
/// The signature of a delivery: the header <c>X-Hub-Signature</c> holds <c>sha1=</c> and 40 hexadecimal digits, the HMAC-SHA1 of the body's bytes with the
/// app's client secret. It is checked before anything of the body is read.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-Hub-Signature";

    private const string Prefix = "sha1=";

    /// <summary>Whether one of the secrets made the signature. Takes the same time wherever the signatures differ, and whichever secret it is.</summary>
    /// <param name="body">The body as it arrived.</param>
    /// <param name="header">The header's only value; null if there is none.</param>
    /// <param name="secrets">The app's client secrets; more than one while they are rotated.</param>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, IEnumerable<string> secrets)
    {
        Span<byte> signature = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[HMACSHA1.HashSizeInBytes];

        if (!TryRead(header, signature))
            return false;

        var isValid = false;

        foreach (var secret in secrets)
        {
            Hash(Encoding.UTF8.GetBytes(secret), body, expected);
            isValid |= CryptographicOperations.FixedTimeEquals(signature, expected);
        }

        return isValid;
    }

    private static bool TryRead(string? header, Span<byte> signature) =>
        header?.Length == Prefix.Length + (2 * signature.Length)
        && header.StartsWith(Prefix, StringComparison.Ordinal)
        && Convert.FromHexString(header.AsSpan(Prefix.Length), signature, out _, out _) == System.Buffers.OperationStatus.Done;

    // Intercom signs with SHA-1 and offers nothing else. As a keyed hash it is not broken.
#pragma warning disable CA5350
    private static void Hash(byte[] secret, ReadOnlySpan<byte> body, Span<byte> signature) => HMACSHA1.HashData(secret, body, signature);
#pragma warning restore CA5350
}
