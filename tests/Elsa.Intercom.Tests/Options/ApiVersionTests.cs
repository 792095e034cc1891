using Elsa.Intercom.Options;

namespace Elsa.Intercom.Tests.Options;

public class ApiVersionTests
{
    [Theory]
    [InlineData("2.14", 2, 14, true)]
    [InlineData("2.14", 2, 15, false)]
    [InlineData(" 2.14 ", 2, 14, true)]
    [InlineData("2.9", 2, 11, false)]
    [InlineData("2.11", 2, 9, true)]
    [InlineData("2.11", 2, 11, true)]
    [InlineData("1.4", 2, 0, false)]
    [InlineData("3.0", 2, 16, true)]
    [InlineData("3.0", 3, 1, false)]
    public void A_version_is_compared_by_numbers(string text, int major, int minor, bool isAtLeast) =>
        Assert.Equal(isAtLeast, ApiVersion.Parse(text).IsAtLeast(major, minor));

    [Theory]
    [InlineData("Preview")]
    [InlineData("preview")]
    [InlineData("Unstable")]
    [InlineData("2")]
    [InlineData("2.x")]
    [InlineData("2.-1")]
    [InlineData("2.14.1")]
    [InlineData("2026-01-01")]
    [InlineData("99999999999.1")]
    [InlineData("")]
    public void Any_other_text_counts_as_the_newest(string text) => Assert.True(ApiVersion.Parse(text).IsAtLeast(99, 99));
}
