using Elsa.Intercom.Webhooks;

namespace Elsa.Intercom.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    /// <summary>From RFC 2202, test case 2.</summary>
    private const string Secret = "Jefe";

    private const string Digits = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";

    private static readonly byte[] Body = "what do ya want for nothing?"u8.ToArray();

    [Theory]
    [InlineData(Digits)]
    [InlineData("EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79")]
    public void The_HMAC_of_the_bytes_is_accepted(string digits) => Assert.True(IsValid("sha1=" + digits, Secret));

    [Theory]
    [InlineData("sha1=" + Digits, "another", Secret)]
    [InlineData("sha1=" + Digits, Secret, "another")]
    public void While_secrets_are_rotated_each_is_accepted(string header, params string[] secrets) => Assert.True(IsValid(header, secrets));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha1=")]
    [InlineData(Digits)]
    [InlineData("SHA1=" + Digits)]
    [InlineData("sha256=" + Digits)]
    [InlineData("sha1=" + Digits + "00")]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c7")]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c78")]
    [InlineData("sha1=0ffcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("sha1=gffcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData(" sha1=" + Digits)]
    [InlineData("sha1=" + Digits + ",sha1=" + Digits)]
    public void Anything_else_is_refused(string? header) => Assert.False(IsValid(header, Secret));

    [Fact]
    public void Without_a_secret_nothing_is_accepted() => Assert.False(IsValid("sha1=" + Digits));

    [Fact]
    public void One_other_byte_is_refused()
    {
        var body = Body.ToArray();
        body[^1]++;

        Assert.False(WebhookSignature.IsValid(body, "sha1=" + Digits, [Secret]));
    }

    private static bool IsValid(string? header, params string[] secrets) => WebhookSignature.IsValid(Body, header, secrets);
}
