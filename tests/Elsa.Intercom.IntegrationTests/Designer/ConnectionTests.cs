using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.Designer;

/// <summary>The start page's test of the configured connections.</summary>
public class ConnectionTests(DesignerFixture designer) : IClassFixture<DesignerFixture>
{
    [Fact]
    public async Task The_sandbox_says_who_it_is()
    {
        using var answer = await designer.GetAsync("/connection");
        var connection = Single(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Default", (string?)connection["name"]);
        Assert.True((bool)connection["connected"]!);
        Assert.True((bool)connection["sandbox"]!);
        Assert.NotEmpty((string)connection["workspace"]!);
        Assert.NotEmpty((string)connection["region"]!);
        Assert.NotEmpty((string)connection["served_version"]!);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_page_from_elsewhere_cannot_cause_a_request_to_Intercom()
    {
        using var answer = await designer.GetAsync("/connection", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_does_not_answer_is_a_sentence_without_its_token()
    {
        var nowhere = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        var environment = HostProcess.Connection(nowhere, "a-token-of-mine");
        environment["Intercom__Connections__Default__MaxRetries"] = "0";
        await using var host = await HostProcess.StartHealthyAsync(environment);
        var text = await host.Http.GetStringAsync(new Uri("/connection", UriKind.Relative), TestContext.Current.CancellationToken);
        var connection = Single(text);

        Assert.False((bool)connection["connected"]!);
        Assert.NotEmpty((string)connection["problems"]![0]!);
        Assert.DoesNotContain("a-token-of-mine", text + host.Output, StringComparison.Ordinal);

        var page = await host.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Inbox: your Intercom workspace", page, StringComparison.Ordinal);
    }

    private static JsonNode Single(string json) => Assert.Single(JsonNode.Parse(json)!["connections"]!.AsArray())!;
}
