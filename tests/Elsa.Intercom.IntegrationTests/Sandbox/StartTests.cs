using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Starting and stopping.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Each_gets_a_free_port_on_loopback()
    {
        await using var first = await IntercomSandbox.StartAsync();
        await using var second = await IntercomSandbox.StartAsync();

        Assert.Equal("127.0.0.1", first.BaseUrl.Host);
        Assert.NotEqual(first.BaseUrl.Port, second.BaseUrl.Port);
        Assert.Equal("sandbox", first.AccessToken);
    }

    [Fact]
    public async Task A_taken_port_is_one_clear_sentence()
    {
        await using var first = await IntercomSandbox.StartAsync();

        var error = await Assert.ThrowsAsync<IOException>(() => IntercomSandbox.StartAsync(x => x.Url = first.BaseUrl));

        Assert.Equal($"Port {first.BaseUrl.Port} on 127.0.0.1 is taken: something else, perhaps another sandbox, listens there.", error.Message);
    }

    [Fact]
    public async Task Stopping_gives_the_port_back_and_may_be_repeated()
    {
        var first = await IntercomSandbox.StartAsync();
        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var second = await IntercomSandbox.StartAsync(x => x.Url = first.BaseUrl);

        Assert.Equal(first.BaseUrl, second.BaseUrl);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:5211")]
    public async Task An_address_other_than_loopback_is_refused_with_the_reason(string url)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => IntercomSandbox.StartAsync(x => x.Url = new Uri(url)));

        Assert.Contains("other machines could reach it", error.Message, StringComparison.Ordinal);
        Assert.Contains("AllowRemote", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllowRemote_permits_it()
    {
        await using var sandbox = await IntercomSandbox.StartAsync(x => (x.Url, x.AllowRemote) = (new Uri("http://0.0.0.0:0"), true));
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{sandbox.BaseUrl.Port}/me"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("https://127.0.0.1:5211")]
    [InlineData("http://127.0.0.1:5211/api")]
    [InlineData("http://example.com:5211")]
    [InlineData("/relative")]
    public async Task An_invalid_address_is_refused(string url) =>
        Assert.Contains("is not an address for the sandbox", (await Assert.ThrowsAsync<ArgumentException>(
            () => IntercomSandbox.StartAsync(x => x.Url = new Uri(url, UriKind.RelativeOrAbsolute)))).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Senseless))]
    public async Task Options_that_make_no_sense_are_refused_by_name(string name, Action<IntercomSandboxOptions> configure) =>
        Assert.Contains(name, (await Assert.ThrowsAsync<ArgumentException>(() => IntercomSandbox.StartAsync(configure))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Options_are_copied()
    {
        var options = new IntercomSandboxOptions();
        await using var sandbox = await IntercomSandbox.StartAsync(options);
        options.AccessToken = "other";

        using var api = new Caller(sandbox);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/me")).Status);
    }

    public static TheoryData<string, Action<IntercomSandboxOptions>> Senseless() => new()
    {
        { "AccessToken", x => x.AccessToken = " " },
        { "DefaultVersion", x => x.DefaultVersion = "2.99" },
        { "Region", x => x.Region = " " },
        { "RequestsPerMinute", x => x.RequestsPerMinute = 5 },
        { "SearchDelay", x => x.SearchDelay = TimeSpan.FromSeconds(-1) },
        { "RequestHistory", x => x.RequestHistory = 0 },
        { "Admins", x => x.Admins = [] },
        { "Admins", x => x.Admins = null! },
        { "Admins", x => x.Admins = [x.Admins[0], x.Admins[0]] },
        { "Admins", x => x.Admins = [x.Admins[0] with { Id = "ada" }] },
        { "Teams", x => x.Teams = [new() { Id = "5", Name = "Strangers", AdminIds = ["2"] }] },
        { "Tags", x => x.Tags = [x.Tags[0], new() { Id = "5", Name = "vip" }] },
        { "TicketTypes", x => x.TicketTypes = [x.TicketTypes[0] with { Category = "Internal" }] },
        { "RunAddress", x => x.RunAddress = "javascript:alert({id})" },
        { "RunAddress", x => x.RunAddress = "https://example.com/runs" },
        { "TimeProvider", x => x.TimeProvider = null! }
    };
}
