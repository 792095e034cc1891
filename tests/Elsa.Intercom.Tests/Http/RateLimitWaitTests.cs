using System.Globalization;
using System.Net;
using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Http;

public class RateLimitWaitTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    [Theory]
    [InlineData(8, 0, 8)]
    [InlineData(8, 0.5, 8.5)]
    [InlineData(0, 0.25, 0.25)]
    public void The_reset_decides_and_up_to_a_second_more(int seconds, double jitter, double expected) =>
        Assert.Equal(expected, Wait(jitter, ("X-RateLimit-Reset", Unix(seconds))).TotalSeconds);

    [Fact]
    public void A_reset_in_the_past_still_waits_a_moment() =>
        Assert.Equal(TimeSpan.FromMilliseconds(50), Wait(0, ("X-RateLimit-Reset", Unix(-100))));

    [Fact]
    public void The_servers_clock_counts_where_it_differs_from_ours() =>
        Assert.Equal(7, Wait(0, ("X-RateLimit-Reset", Unix(3607)), ("Date", Now.AddHours(1).ToString("r", CultureInfo.InvariantCulture))).TotalSeconds);

    [Fact]
    public void A_date_in_Retry_After_counts() =>
        Assert.Equal(5, Wait(0, ("Retry-After", Now.AddSeconds(5).ToString("r", CultureInfo.InvariantCulture))).TotalSeconds);

    [Fact]
    public void The_reset_counts_more_than_Retry_After() =>
        Assert.Equal(4, Wait(0, ("Retry-After", "60"), ("X-RateLimit-Reset", Unix(4))).TotalSeconds);

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800")]
    [InlineData("253402300799")]
    [InlineData("2147483648")]
    [InlineData("21")]
    [InlineData("")]
    public void A_reset_that_is_not_a_time_or_is_later_than_two_windows_is_ignored(string value) =>
        Assert.Equal(1, Wait(0, ("X-RateLimit-Reset", value)).TotalSeconds);

    [Fact]
    public void A_reset_in_seconds_from_now_is_understood() => Assert.Equal(7, Wait(0, ("X-RateLimit-Reset", "7")).TotalSeconds);

    [Theory]
    [InlineData("86400", 86400)]
    [InlineData("86401", 1)]
    [InlineData("2147483647", 1)]
    public void A_Retry_After_longer_than_a_day_is_ignored(string value, int expected) => Assert.Equal(expected, Wait(0, ("Retry-After", value)).TotalSeconds);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(4, 0.5, 9)]
    [InlineData(5, 0, 10)]
    [InlineData(1000, 0, 10)]
    public void Without_a_hint_the_wait_doubles_up_to_a_window(int attempt, double jitter, double expected)
    {
        using var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests);

        Assert.Null(RateLimitWait.Announced(refusal, Now));
        Assert.Equal(expected, RateLimitWait.Before(announced: null, attempt, jitter).TotalSeconds);
    }

    private static string Unix(int seconds) => (Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Wait(double jitter, params (string Name, string Value)[] headers)
    {
        using var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests);

        foreach (var (name, value) in headers)
            refusal.Headers.TryAddWithoutValidation(name, value);

        return RateLimitWait.Before(RateLimitWait.Announced(refusal, Now), attempts: 1, jitter);
    }
}
