using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Options;

public class ValidateIntercomOptionsTests
{
    private const string Key = "Intercom:Connections:Sales";

    [Fact]
    public void No_connection_is_acceptable() => Assert.True(new ValidateIntercomOptions().Validate(null, new IntercomOptions()).Succeeded);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_token_names_key_place_and_variable(string? token)
    {
        var failure = Failure(connection => connection.AccessToken = token);

        Assert.StartsWith(Key + ":AccessToken is not set.", failure, StringComparison.Ordinal);
        Assert.Contains("Developer Hub", failure, StringComparison.Ordinal);
        Assert.Contains("Intercom__Connections__Sales__AccessToken", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OptionsFactory.Token + "\n")]
    [InlineData(OptionsFactory.Token + "\r\nX-Injected: 1")]
    [InlineData(" " + OptionsFactory.Token)]
    [InlineData(OptionsFactory.Token + "ü")]
    [InlineData(OptionsFactory.Token + "\u007F")]
    public void A_token_with_a_strange_character_is_refused_and_not_shown(string token)
    {
        var failure = Failure(connection => connection.AccessToken = token);

        Assert.StartsWith(Key + ":AccessToken contains", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(OptionsFactory.Token, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_does_not_exist_names_those_that_do() =>
        Assert.Equal(Key + ":Region is '7'. Use US, EU or AU.", Failure(connection => connection.Region = (IntercomRegion)7));

    [Theory]
    [InlineData("api.intercom.io", "absolute")]
    [InlineData("/intercom", "https")]
    [InlineData("http://api.intercom.io", "unencrypted")]
    [InlineData("http://127.0.0.1.example", "unencrypted")]
    [InlineData("http://localhost.example", "unencrypted")]
    [InlineData("http://10.0.0.1", "unencrypted")]
    [InlineData("http://0.0.0.0:5211", "unencrypted")]
    [InlineData("ftp://127.0.0.1", "https")]
    [InlineData("https://user:secret-canary@proxy.example", "user")]
    [InlineData("https://proxy.example/?key=secret-canary", "query")]
    [InlineData("https://proxy.example/#secret-canary", "fragment")]
    public void A_BaseUrl_that_would_show_the_token_is_refused(string baseUrl, string mentions)
    {
        var failure = Failure(connection => connection.BaseUrl = baseUrl);

        Assert.StartsWith(Key + ":BaseUrl ", failure, StringComparison.Ordinal);
        Assert.Contains(mentions, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-canary", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://proxy.example/intercom/")]
    [InlineData("http://localhost:5211")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://127.0.0.1:5211/")]
    [InlineData("http://127.8.8.8")]
    [InlineData("http://[::1]:5211")]
    public void A_BaseUrl_over_https_or_on_this_machine_is_accepted(string? baseUrl) => Accepted(connection => connection.BaseUrl = baseUrl);

    [Theory]
    [InlineData("")]
    [InlineData("2. 14")]
    [InlineData("2.14\r\nX: 1")]
    public void A_version_that_fits_no_header_is_refused(string version) =>
        Assert.StartsWith(Key + ":ApiVersion ", Failure(connection => connection.ApiVersion = version), StringComparison.Ordinal);

    [Theory]
    [InlineData("2.14")]
    [InlineData("Preview")]
    [InlineData("9.99")]
    [InlineData("anything")]
    public void Any_other_version_is_accepted(string version) => Accepted(connection => connection.ApiVersion = version);

    [Theory]
    [InlineData("Timeout", 0)]
    [InlineData("Timeout", -1)]
    [InlineData("Timeout", 601)]
    [InlineData("MaxRateLimitWait", -1)]
    [InlineData("MaxRateLimitWait", 601)]
    [InlineData("NewContactGrace", -1)]
    [InlineData("NewContactGrace", 61)]
    [InlineData("SearchGrace", -1)]
    [InlineData("SearchGrace", 601)]
    public void A_time_out_of_range_names_the_range(string setting, int seconds)
    {
        var failure = Failure(connection => Set(connection, setting, TimeSpan.FromSeconds(seconds)));

        Assert.StartsWith($"{Key}:{setting} is ", failure, StringComparison.Ordinal);
        Assert.Contains("for example 00:", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Timeout", 600)]
    [InlineData("MaxRateLimitWait", 0)]
    [InlineData("MaxRateLimitWait", 600)]
    [InlineData("NewContactGrace", 0)]
    [InlineData("NewContactGrace", 60)]
    [InlineData("SearchGrace", 0)]
    [InlineData("SearchGrace", 600)]
    public void A_time_at_the_edge_is_accepted(string setting, int seconds) => Accepted(connection => Set(connection, setting, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("MaxRetries", -1, "from 0 to 10,")]
    [InlineData("MaxRetries", 11, "from 0 to 10,")]
    [InlineData("MaxQueuedRequests", -1, "from 0 to 1000000,")]
    [InlineData("MaxQueuedRequests", 1_000_001, "from 0 to 1000000,")]
    public void A_number_out_of_range_names_the_range(string setting, int value, string range)
    {
        var failure = Failure(connection => Set(connection, setting, value));

        Assert.StartsWith($"{Key}:{setting} is {value}. ", failure, StringComparison.Ordinal);
        Assert.Contains(range, failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxRetries", 0)]
    [InlineData("MaxRetries", 10)]
    [InlineData("MaxQueuedRequests", 0)]
    [InlineData("MaxQueuedRequests", 1_000_000)]
    public void A_number_at_the_edge_is_accepted(string setting, int value) => Accepted(connection => Set(connection, setting, value));

    [Fact]
    public void All_failures_of_all_connections_are_reported_at_once()
    {
        var options = OptionsFactory.Options(connection => connection.AccessToken = null, "Sales");
        options.Connections["Support"] = OptionsFactory.Connection(connection =>
        {
            connection.Timeout = TimeSpan.Zero;
            connection.ApiVersion = "";
        });

        Assert.Equal(3, new ValidateIntercomOptions().Validate(null, options).Failures!.Count());
    }

    [Fact]
    public void A_connection_that_is_null_counts_as_one_without_a_token()
    {
        var options = new IntercomOptions { Connections = { ["Sales"] = null! } };

        Assert.StartsWith(
            Key + ":AccessToken is not set.", Assert.Single(new ValidateIntercomOptions().Validate(null, options).Failures!), StringComparison.Ordinal);
    }

    private static void Set(IntercomConnection connection, string setting, object value) =>
        typeof(IntercomConnection).GetProperty(setting)!.SetValue(connection, value);

    private static void Accepted(Action<IntercomConnection> configure) =>
        Assert.True(new ValidateIntercomOptions().Validate(null, OptionsFactory.Options(configure, "Sales")).Succeeded);

    private static string Failure(Action<IntercomConnection> configure) =>
        Assert.Single(new ValidateIntercomOptions().Validate(null, OptionsFactory.Options(configure, "Sales")).Failures!);
}
