using System.Net;
using System.Net.Http.Headers;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>Authentication and versions.</summary>
public sealed class AccessTests : SandboxTest
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("Bearer", "wrong")]
    [InlineData("Bearer", "Sandbox")]
    [InlineData("Basic", "sandbox")]
    public async Task Without_the_token_every_route_answers_401(string? scheme, string? token)
    {
        Api.Headers.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, token);

        foreach (var path in (string[])["/me", "/conversations", "/contacts/1", "/nowhere"])
        {
            var reply = await Api.GetAsync(path);
            reply.MustBeError(HttpStatusCode.Unauthorized, "unauthorized", "Access Token Invalid");
            Assert.False(reply.Headers.ContainsKey("X-RateLimit-Limit"), "a stranger is told the rate limit");
        }
    }

    [Theory]
    [InlineData("rebound.example.com", HttpStatusCode.BadRequest)]
    [InlineData("169.254.1.1", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.example.com", HttpStatusCode.BadRequest)]
    [InlineData("localhost:5211", HttpStatusCode.OK)]
    [InlineData("[::1]:5211", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Only_its_own_host_names_are_answered(string host, HttpStatusCode expected)
    {
        foreach (var path in (string[])["/", "/me"])
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Intercom.BaseUrl, path)) { Headers = { { "Authorization", "Bearer sandbox" } } };
            request.Headers.Host = host;
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(expected, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected == HttpStatusCode.BadRequest, text.StartsWith("The sandbox responds to its own address only", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Me_is_the_admin_of_the_token_with_the_workspace()
    {
        var reply = await Api.GetAsync("/me");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Shapes.Admin.Check(reply.Json);
        Assert.Equal("admin", reply["type"].GetString());
        Assert.NotEmpty(reply["app"].GetProperty("id_code").GetString()!);
        Assert.Equal("US", reply["app"].GetProperty("region").GetString());
    }

    [Fact]
    public async Task Me_names_the_region_that_is_set()
    {
        await using var sandbox = await IntercomSandbox.StartAsync(options => options.Region = "Europe");
        using var api = new Caller(sandbox);

        Assert.Equal("Europe", (await api.GetAsync("/me"))["app"].GetProperty("region").GetString());
    }

    [Theory]
    [InlineData(null, "2.14")]
    [InlineData("2.7", "2.7")]
    [InlineData("2.16", "2.16")]
    [InlineData("Preview", "Preview")]
    public async Task The_answer_names_the_version_it_was_served_with(string? asked, string served)
    {
        using var api = new Caller(Intercom, asked);

        Assert.Equal(served, (await api.GetAsync("/me")).Headers["Intercom-Version"]);
        Assert.Equal(served, Assert.Single(Intercom.Requests).Version);
    }

    [Theory]
    [InlineData("2.17")]
    [InlineData("2.6")]
    [InlineData("v2.14")]
    [InlineData("02.14")]
    public async Task An_unknown_version_is_refused(string version)
    {
        using var api = new Caller(Intercom, version);

        (await api.GetAsync("/me")).MustBeError(HttpStatusCode.BadRequest, "intercom_version_invalid", "The requested version could not be found");
        Assert.Null(Assert.Single(Intercom.Requests).Version);
    }

    [Fact]
    public async Task A_route_that_is_not_there_answers_404()
    {
        (await Api.GetAsync("/nowhere")).MustBeError(HttpStatusCode.NotFound, "not_found");
        (await Api.SendAsync(HttpMethod.Delete, "/conversations", null)).MustBeError(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_date_header_is_the_sandboxs_clock() =>
        Assert.Equal("Sun, 01 Mar 2026 12:00:00 GMT", (await Api.GetAsync("/me")).Headers["Date"]);
}
