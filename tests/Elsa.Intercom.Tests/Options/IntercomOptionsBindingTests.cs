using System.Text;
using Elsa.Intercom.Api;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Tests.Options;

/// <summary>From configuration to options, as in a host.</summary>
public class IntercomOptionsBindingTests
{
    [Fact]
    public void Everything_is_read_from_the_configuration()
    {
        var connection = Options("""
            { "Intercom": { "CommitBeforeSending": false,
              "Connections": { "Sales": { "AccessToken": "t", "Region": "eu", "BaseUrl": "https://proxy.example", "ApiVersion": "Preview",
                "Timeout": "00:00:10", "MaxRateLimitWait": "00:00:20", "NewContactGrace": "00:00:05", "SearchGrace": "00:02:00",
                "MaxQueuedRequests": 7, "MaxRetries": 5 } },
              "Ledger": { "Secret": "s", "Retention": "7.12:00:00", "Table": "crm.conversations", "CreateTable": false } } }
            """, out var options);

        Assert.False(options.CommitBeforeSending);
        Assert.Equal("t", connection.AccessToken);
        Assert.Equal(IntercomRegion.EU, connection.Region);
        Assert.Equal("https://proxy.example", connection.BaseUrl);
        Assert.Equal("Preview", connection.ApiVersion);
        Assert.Equal(
            [10, 20, 5, 120],
            new[] { connection.Timeout, connection.MaxRateLimitWait, connection.NewContactGrace, connection.SearchGrace }.Select(time => time.TotalSeconds));
        Assert.Equal((7, 5), (connection.MaxQueuedRequests, connection.MaxRetries));
        Assert.Equal(
            ("s", TimeSpan.FromDays(7.5), "crm.conversations", false),
            (options.Ledger.Secret, options.Ledger.Retention, options.Ledger.Table, options.Ledger.CreateTable));
    }

    [Fact]
    public void A_setting_that_is_not_configured_has_its_documented_default()
    {
        var connection = Options("""{ "Intercom": { "Connections": { "sales": { "AccessToken": "t" } } } }""", out var options);

        Assert.True(options.CommitBeforeSending);
        Assert.Equal(IntercomRegion.US, connection.Region);
        Assert.Null(connection.BaseUrl);
        Assert.Equal("2.14", connection.ApiVersion);
        Assert.Equal(
            [30, 60, 3, 10],
            new[] { connection.Timeout, connection.MaxRateLimitWait, connection.NewContactGrace, connection.SearchGrace }.Select(time => time.TotalSeconds));
        Assert.Equal((10_000, 3), (connection.MaxQueuedRequests, connection.MaxRetries));
        Assert.Equal(
            (null, TimeSpan.FromDays(30), "elsa_intercom_ledger", true),
            (options.Ledger.Secret, options.Ledger.Retention, options.Ledger.Table, options.Ledger.CreateTable));
    }

    [Theory]
    [InlineData("\"one\"", "one")]
    [InlineData("[\"new\", \"old\"]", "new old")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public void A_client_secret_is_a_text_or_a_list(string json, string secrets)
    {
        var connection = Options($$"""{ "Intercom": { "Connections": { "Sales": { "AccessToken": "t", "ClientSecret": {{json}} } } } }""", out _);

        Assert.Equal(secrets, string.Join(' ', connection.ClientSecrets));
    }

    [Fact]
    public void Code_has_the_last_word_over_the_configuration()
    {
        using var services = new ServiceCollection()
            .AddSingleton(Configuration("""{ "Intercom": { "Connections": { "Default": { "AccessToken": "configured" } } } }"""))
            .AddIntercom(options => options.Connections["default"].AccessToken = "coded")
            .BuildServiceProvider();

        Assert.Equal("coded", services.GetRequiredService<IOptionsMonitor<IntercomOptions>>().CurrentValue.Connections["Default"].AccessToken);
    }

    [Fact]
    public async Task Registering_twice_is_registering_once()
    {
        await using var intercom = new IntercomHarness(configure: services => services.AddIntercom());
        intercom.Handler.Default.Reply(200, Answers.Created());

        await intercom.Services.GetRequiredService<IIntercomClient>().Conversations.CreateAsync(IntercomHarness.Request());

        Assert.Equal("Bearer " + OptionsFactory.Token, Assert.Single(intercom.Handler.Requests).Header("Authorization"));
    }

    [Theory]
    [InlineData("""{ "Default": { "AccessToken": "" } }""", ":AccessToken is not set", "secret store")]
    [InlineData("""{ "Default": null }""", ":AccessToken is not set", "secret store")]
    [InlineData("""{ "Default": {} }""", ":AccessToken is not set", "secret store")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "BaseUrl": "http://api.intercom.io" } }""", ":BaseUrl", "Use https")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "Region": "Mars" } }""", ":Region", "US, EU or AU")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "Region": 1 } }""", ":Region is not a region", "US, EU or AU")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "Region": "US, EU" } }""", ":Region is not a region", "US, EU or AU")]
    [InlineData("""{ "Default": { "AccessToken": "\"token-canary-9f1c\"" } }""", ":AccessToken contains", "without quotation marks")]
    [InlineData("""{ "Default": { "AccessToken": "'token-canary-9f1c'" } }""", ":AccessToken contains", "without quotation marks")]
    [InlineData("""{ "Default": { "AccessToken": "t", "ClientSecret": "'token-canary-9f1c'" } }""", ":ClientSecret is empty, or", "without quotation marks")]
    [InlineData("""{ "Default": { "AccessToken": "t", "ClientSecret": ["a", "token-canary-9f1c\n"] } }""", ":ClientSecret is empty, or", "Developer Hub")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "Timeout": "soon" } }""", ":Timeout", "00:00:30")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "Timeout": "30" } }""", ":Timeout", "00:00:30")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "SearchGrace": "token-canary-9f1c" } }""", ":SearchGrace is not a time", "00:00:30")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "SearchGrace": "10" } }""", ":SearchGrace is 10.00:00:00", "00:00:10")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "MaxRetries": "token-canary-9f1c" } }""", ":MaxRetries", "is not a whole number")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "MaxRetries": 11 } }""", ":MaxRetries is 11", "from 0 to 10")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "MaxQueuedRequests": "1.5" } }""", ":MaxQueuedRequests", "is not a whole number")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "MaxQueuedRequests": 99999999999 } }""", ":MaxQueuedRequests", "is not a whole number")]
    [InlineData("""{ "Default": { "AccessToken": "token-canary-9f1c", "MaxQueuedRequests": -1 } }""", ":MaxQueuedRequests is -1", "from 0 to 1000000")]
    public async Task A_host_with_an_unacceptable_connection_does_not_start_and_says_why(string connections, string key, string remedy)
    {
        var e = await DoesNotStartAsync($$"""{ "Connections": {{connections}} }""");

        Assert.Contains("Intercom:Connections:Default" + key, e.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(OptionsFactory.Token, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "CommitBeforeSending": "yes" }""", "Intercom:CommitBeforeSending is neither true nor false")]
    [InlineData("""{ "Ledger": { "CreateTable": "yes" } }""", "Intercom:Ledger:CreateTable is neither true nor false")]
    [InlineData("""{ "Ledger": { "Retention": "a month" } }""", "Intercom:Ledger:Retention is not a time")]
    [InlineData("""{ "Ledger": { "Retention": "00:30:00" } }""", "Intercom:Ledger:Retention is 00:30:00. Use a time from one hour to ten years")]
    [InlineData("""{ "Ledger": { "Table": "conversations; DROP TABLE users" } }""", "Intercom:Ledger:Table is not a plain table name")]
    public async Task A_host_with_an_unacceptable_setting_does_not_start_and_says_why(string settings, string says) =>
        Assert.Contains(says, (await DoesNotStartAsync(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_host_without_any_connection_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddIntercom();
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    private static async Task<OptionsValidationException> DoesNotStartAsync(string settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Configuration($"{{ \"Intercom\": {settings} }}"));
        builder.Services.AddIntercom();
        using var host = builder.Build();

        return await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    private static IntercomConnection Options(string json, out IntercomOptions options)
    {
        using var services = new ServiceCollection().AddSingleton(Configuration(json)).AddIntercom().BuildServiceProvider();
        options = services.GetRequiredService<IOptionsMonitor<IntercomOptions>>().CurrentValue;
        return options.Connections["Sales"];
    }

    private static IConfiguration Configuration(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
}
