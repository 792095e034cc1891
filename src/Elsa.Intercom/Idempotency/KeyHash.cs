using System.Security.Cryptography;
using System.Text;
using Elsa.Intercom.Options;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Idempotency;

/// <summary>
/// What the ledger stores instead of keys and requests, because a key may contain an email address. SHA-256, or HMAC-SHA-256 if a secret is configured,
/// so that a reader of the ledger cannot test guesses.
/// </summary>
internal sealed class KeyHash(IOptionsMonitor<IntercomOptions> options)
{
    /// <summary>The hash in 64 hexadecimal digits. The boundaries of the parts count: ("ab", "c") differs from ("a", "bc").</summary>
    public string Compute(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();

        foreach (var part in parts)
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append(';');

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var hash = options.CurrentValue.Ledger.Secret is { Length: > 0 } secret
            ? HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes)
            : SHA256.HashData(bytes);
        return Convert.ToHexStringLower(hash);
    }
}
