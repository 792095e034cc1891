using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>The ledger's hash of a key.</summary>
public class KeyHashTests
{
    private const string Key = "key:onboarding:ada@example.com";

    private readonly IntercomOptions _options = new();
    private readonly KeyHash _hash;

    public KeyHashTests() => _hash = new KeyHash(OptionsFactory.Monitor(_options));

    [Fact]
    public void It_stays_the_same_over_releases_or_every_key_would_be_forgotten()
    {
        Assert.Equal("9a5b39e4f6e24f9c1b6c611b351fd5c13e35d9e0ec6466a42b9932552dcf827c", _hash.Compute("DEFAULT", Key));

        _options.Ledger.Secret = "secret";
        Assert.Equal("f2032d340a9497831b7ad4f583473a746607155ffc8f91f459ef7130a35696b6", _hash.Compute("DEFAULT", Key));
    }

    [Fact]
    public void It_is_64_digits_that_hold_nothing_of_the_key()
    {
        Assert.Matches("^[0-9a-f]{64}$", _hash.Compute("DEFAULT", Key));
        Assert.Matches("^[0-9a-f]{64}$", _hash.Compute("DEFAULT", new string('x', 1024 * 1024)));
    }

    [Fact]
    public void Each_part_counts_for_itself()
    {
        string[] hashes = [
            _hash.Compute("ab", "c"),
            _hash.Compute("a", "bc"),
            _hash.Compute("abc"),
            _hash.Compute("abc", ""),
            _hash.Compute("abc", null),
            _hash.Compute("2:ab;1:c;"),
            _hash.Compute("ab;1:c"),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_secret_is_none(string? secret)
    {
        var plain = _hash.Compute(Key);
        _options.Ledger.Secret = secret;

        Assert.Equal(plain, _hash.Compute(Key));
    }

    [Fact]
    public void Each_secret_makes_other_hashes()
    {
        var hashes = new HashSet<string> { _hash.Compute(Key) };

        foreach (var secret in new[] { "one", "two", "ü" })
        {
            _options.Ledger.Secret = secret;
            Assert.True(hashes.Add(_hash.Compute(Key)));
            Assert.False(hashes.Add(_hash.Compute(Key)));
        }
    }
}
