using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.Configuration;

namespace Elsa.Intercom.Tests.Http;

public class ConnectionsTests
{
    [Fact]
    public void Names_ignore_case() =>
        Assert.Equal("EU", OptionsFactory.Connections(connection => connection.Region = IntercomRegion.EU, "Sales").Get("sALES").Region.ToString());

    [Fact]
    public void An_unknown_name_is_rejected_and_the_known_ones_are_named()
    {
        var options = OptionsFactory.Options(name: "Sales");
        options.Connections["billing"] = OptionsFactory.Connection();

        var e = Assert.Throws<IntercomException>(() => new Connections(OptionsFactory.Monitor(options)).Get("Slaes"));

        Assert.Equal(IntercomErrorKind.Rejected, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionUnknown, e.Code);
        Assert.Contains("named 'Slaes'. Configured are: billing, Sales.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(OptionsFactory.Token, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_connection_the_key_to_set_is_named()
    {
        var e = Assert.Throws<IntercomException>(() => new Connections(OptionsFactory.Monitor(new IntercomOptions())).Get("Default"));

        Assert.Contains("No connection is configured. ", e.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Connections:<Name>:AccessToken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_given_for_a_name_is_not_repeated() =>
        Assert.DoesNotContain(
            "ada", Assert.Throws<IntercomException>(() => OptionsFactory.Connections().Get("ada@example.com")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("AccessToken", "")]
    [InlineData("Timeout", "-00:00:01")]
    [InlineData("Timeout", "soon")]
    [InlineData("Region", "Mars")]
    public async Task Invalid_settings_after_a_reload_reject_requests_until_they_are_fixed(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Intercom:Connections:Default:AccessToken"] = "first" }).Build();
        await using var intercom = new IntercomHarness(configuration: configuration);
        intercom.Handler.Default.Reply(200, Answers.Created());
        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());
        var setting = $"Intercom:Connections:Default:{key}";
        var before = configuration[setting];

        // The framework validates within the reload and lets its exception out.
        configuration[setting] = value;
        _ = Record.Exception(configuration.Reload);
        var e = await intercom.CreateFailsAsync();

        Assert.Equal(IntercomErrorKind.Unauthorized, e.Kind);
        Assert.Equal(IntercomErrorCodes.ConnectionInvalid, e.Code);
        Assert.Contains(setting, e.Message, StringComparison.Ordinal);
        Assert.Single(intercom.Handler.Requests);

        configuration[setting] = before ?? (key == "Region" ? "US" : "00:00:30");
        configuration.Reload();
        await intercom.Client.Conversations.CreateAsync(IntercomHarness.Request());
    }
}
