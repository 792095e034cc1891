using System.Net;
using System.Text.Json.Nodes;
using Elsa.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>What only the stand-in does: it refuses missing features by name, and clients on other machines.</summary>
public sealed class StandInLimitTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task A_list_with_something_that_is_no_id_is_refused()
    {
        using var answer = await studio.PostAsync(
            "/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray((JsonNode?)null) });

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("POST", "/workflow-definitions/onboarding/dispatch")]
    [InlineData("GET", "/workflow-definitions/onboarding/versions")]
    [InlineData("GET", "/activity-executions/any/call-stack")]
    [InlineData("GET", "/secrets/descriptors")]
    public async Task A_route_that_is_not_there_is_refused_by_name(string method, string path)
    {
        using var answer = await studio.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.StartsWith(
            $"{method} /elsa/api{path} is not in the stand-in for Elsa 3.8.", Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hasIncidents", "true")]
    [InlineData("correlationId", "\"first-run\"")]
    [InlineData("timestampFilters", """[{"column":"CreatedAt","operator":"LessThan","timestamp":"2001-01-01T00:00:00Z"}]""")]
    public async Task A_filter_of_runs_that_is_not_there_is_refused_by_name(string filter, string value)
    {
        using var answer = await studio.PostAsync("/workflow-instances", new JsonObject { ["page"] = 0, [filter] = JsonNode.Parse(value) });

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.StartsWith(
            $"The filter '{filter}' in the list of runs is not in the stand-in", Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_not_there_is_kept_and_refused_by_name_when_it_is_published()
    {
        var loop = DefinitionJson.Step("loop", "Elsa.ForEach", ("items", DefinitionJson.Input("Object", "[1,2]")));
        loop["body"] = DefinitionJson.Step("inner", "Elsa.WriteLine");
        var created = await studio.SaveAsync(DefinitionJson.New("Loops"));
        created["root"]!["activities"] = new JsonArray(loop.DeepClone());

        var saved = await studio.SaveAsync(created);
        var kept = saved["root"]!["activities"]![0]!.AsObject();
        Assert.Equal("Workflow1:flow:loop", (string?)kept["nodeId"]);
        kept.Remove("nodeId");
        Assert.Equal(SortedJson.Write(loop), SortedJson.Write(kept));

        using var answer = await studio.TrySaveAsync(saved, publish: true);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.StartsWith("Elsa.ForEach (activity loop) is not in the stand-in", Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}""", "SingletonStrategy")]
    [InlineData("""{"usableAsActivity":true}""", "A workflow as an activity")]
    [InlineData("""{"commitStrategyName":"Nightly"}""", "Nightly")]
    public async Task A_setting_that_would_do_nothing_is_refused_by_name_when_it_is_published(string options, string named)
    {
        var definition = DefinitionJson.New("Settings");
        definition["options"] = DefinitionJson.Parse(options);

        using var answer = await studio.TrySaveAsync(definition, publish: true);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains(named, Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::1", HttpStatusCode.OK)]
    [InlineData("192.0.2.7", HttpStatusCode.Forbidden)]
    [InlineData("2001:db8::7", HttpStatusCode.Forbidden)]
    public async Task A_client_on_another_machine_is_refused_even_with_the_key(string caller, HttpStatusCode expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddElsa(elsa => elsa.UseWorkflowsApi());
        await using var server = builder.Build();
        server.Use(next => context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
            return next(context);
        });
        server.UseWorkflowsApi();
        await server.StartAsync();

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(server.Urls.Single()), "/elsa/api/features/installed"));
        request.Headers.TryAddWithoutValidation("Authorization", StudioHost.Key);
        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }
}
