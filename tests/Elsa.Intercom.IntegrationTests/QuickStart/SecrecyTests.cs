using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>The output of a running host that logs everything.</summary>
public class SecrecyTests
{
    private const string Token = "tok-CANARY-7f3a";
    private const string Email = "canary.9b1d@example.com";
    private const string Person = "Canaryname";

    [Fact]
    public async Task Log_and_stored_data_do_not_have_the_token_and_our_log_has_nothing_personal()
    {
        await using var intercom = await IntercomSandbox.StartAsync(options => options.AccessToken = Token);
        var environment = HostProcess.Connection(intercom.BaseUrl, Token);
        environment["Logging__LogLevel__Default"] = "None";
        environment["Logging__LogLevel__Elsa.Intercom"] = "Trace";
        environment["Logging__LogLevel__System.Net.Http"] = "Trace";
        await using var host = await HostProcess.StartHealthyAsync(environment);

        var signup = $$"""{"email":"{{Email}}","name":"{{Person}}","id":"{{Email}}"}""";
        await Signup.PostAsync(host.Http, signup);
        await Signup.PostAsync(host.Http, signup);
        intercom.Clear();
        intercom.AddContact(email: Email, archived: true);
        await Signup.PostAsync(host.Http, $$"""{"email":"{{Email}}","name":"{{Person}}","id":"other"}""");

        // Its last log line. All earlier lines are written by then.
        await host.WroteAsync("contact_archived");
        Assert.DoesNotContain(Token, host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, host.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Person, host.Output, StringComparison.Ordinal);

        foreach (var file in Directory.GetFiles(host.DataDirectory, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Token, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_everything_logged_the_token_is_nowhere()
    {
        await using var intercom = await IntercomSandbox.StartAsync(options => options.AccessToken = Token);
        var environment = HostProcess.Connection(intercom.BaseUrl, Token);
        environment["Logging__LogLevel__Default"] = "Trace";
        await using var host = await HostProcess.StartHealthyAsync(environment);
        await Signup.PostAsync(host.Http, $$"""{"email":"{{Email}}","name":"{{Person}}"}""");
        await host.SignalAsync("TERM");
        await host.ExitAsync();

        Assert.Contains("trce:", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, host.Output, StringComparison.Ordinal);
    }
}
