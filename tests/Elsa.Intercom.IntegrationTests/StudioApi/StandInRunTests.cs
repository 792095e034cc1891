using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The limits of runs on the stand-in.</summary>
public sealed class StandInRunTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private const int Limit = 1000;

    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task A_step_that_is_not_there_cannot_start_and_is_named()
    {
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]!.AsArray().Add(DefinitionJson.Step("loop", "Elsa.ForEach"));
        var draft = await _api.SaveAsync(definition);

        var run = await _api.ExecuteAsync(draft.DefinitionId);

        // The Studio shows that the workflow can't start only because of this header.
        Assert.Equal((HttpStatusCode.NotImplemented, "True"), (run.Status, run.Headers["x-elsa-workflow-cannot-start"]));
        Assert.StartsWith("Elsa.ForEach (activity loop) is not in the stand-in", Error(run), StringComparison.Ordinal);
        Assert.StartsWith(
            "Elsa.ForEach (activity loop) is not in the stand-in", Error(await _api.TestAsync(draft, ConversationDefinitions.Say)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_test_of_a_step_that_answers_requests_is_refused_instead_of_answering_this_one()
    {
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]!.AsArray().Add(DefinitionJson.Step("answer", "Elsa.WriteHttpResponse"));
        var draft = await _api.SaveAsync(definition);

        var test = await _api.TestAsync(draft, "Workflow1:flow:answer");

        Assert.Equal(HttpStatusCode.NotImplemented, test.Status);
        Assert.Contains("Elsa.WriteHttpResponse (activity answer)", Error(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_a_request_is_a_fault_that_says_what_is_missing()
    {
        var run = await _api.ExecuteAsync("onboarding");

        Assert.Equal(HttpStatusCode.InternalServerError, run.Status);
        Assert.StartsWith("Waiting for a request", (string)run.Body["workflowState"]!["incidents"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "\"Nightly\"")]
    [InlineData("variables", """{"v1":"x"}""")]
    [InlineData("activityHandle", """{"activityId":"say"}""")]
    public async Task A_way_to_start_that_is_not_there_is_refused_by_name(string property, string value)
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Saying());

        var run = await _api.SendAsync(
            HttpMethod.Post,
            $"/workflow-definitions/{draft.DefinitionId}/execute",
            new JsonObject { ["versionOptions"] = "Latest", [property] = JsonNode.Parse(value) });

        Assert.Equal(HttpStatusCode.NotImplemented, run.Status);
        Assert.Contains("is not in the stand-in", Error(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/workflow-instances/one/variables")]
    [InlineData("POST", "/cancel/workflow-instances/one")]
    [InlineData("GET", "/activity-executions/count")]
    public async Task A_route_that_is_not_there_is_refused_by_name(string method, string path)
    {
        var answer = await _api.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.StartsWith($"{method} /elsa/api{path} is not in the stand-in", Error(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_thousand_instances_are_kept()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Saying());
        var oldest = (await _api.ExecuteAsync(draft.DefinitionId)).InstanceId;
        await _api.InstanceAsync(oldest);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Limit),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, _) => Assert.Equal(HttpStatusCode.OK, (await _api.ExecuteAsync(draft.DefinitionId)).Status));

        Assert.Equal(Limit, (int)(await _api.ListAsync("""{"page":0,"pageSize":1}"""))["totalCount"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.SendAsync(HttpMethod.Get, $"/workflow-instances/{oldest}")).Status);
    }

    [Fact]
    public async Task Large_runs_are_kept_up_to_their_size()
    {
        const int Megabytes = 1024 * 1024;
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]![0]!["text"] = DefinitionJson.Input("JavaScript", $"'x'.repeat({8 * Megabytes})");
        var draft = await _api.SaveAsync(definition);

        for (var i = 0; i < 12; i++)
            Assert.Equal(HttpStatusCode.OK, (await _api.ExecuteAsync(draft.DefinitionId)).Status);

        var runs = RunApi.Items(await _api.ListAsync($$"""{"page":0,"pageSize":100,"definitionIds":["{{draft.DefinitionId}}"]}"""));
        var size = 0;

        foreach (var run in runs)
            size += ((string)Assert.Single(await _api.ExecutionsAsync((string)run["id"]!, ConversationDefinitions.Say))["activityState"]!["Text"]!).Length;

        Assert.InRange(size, 8 * Megabytes, 64 * Megabytes);
    }

    [Fact]
    public async Task Nothing_goes_on_after_the_caller_left()
    {
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]![0]!["text"] = DefinitionJson.Input("JavaScript", "while (true) {}");
        definition["root"]!["activities"]!.AsArray().Insert(
            0, DefinitionJson.Step("first", "Elsa.WriteLine", ("text", DefinitionJson.Input("Literal", "The next step never ends."))));
        definition["root"]!["connections"] = new JsonArray(DefinitionJson.Connection("first", "Done", "say"));
        var draft = await _api.SaveAsync(definition);
        using var caller = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/elsa/api/workflow-definitions/{draft.DefinitionId}/execute", UriKind.Relative))
        {
            Content = new StringContent("""{"versionOptions":"Latest"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", StudioHost.Key);

        var running = studio.Host.Http.SendAsync(request, caller.Token);
        await studio.Host.WroteAsync("The next step never ends.");
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var ended = await RunAsync(draft.DefinitionId, x => (string?)x["status"] == "Finished");

        // The engine may see the cancellation before the run does. An expression that goes on until its limit says so.
        Assert.Contains((string?)ended["subStatus"], (string[])["Cancelled", "Faulted"]);
        var run = await _api.GetAsync($"/workflow-instances/{(string)ended["id"]!}");
        Assert.DoesNotContain("it took longer than", run.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Error(RunResponse answer) => (string)answer.Body["errors"]!["generalErrors"]![0]!;

    private async Task<JsonObject> RunAsync(string definitionId, Func<JsonObject, bool> isWanted)
    {
        while (true)
        {
            var runs = RunApi.Items(await _api.ListAsync($$"""{"page":0,"pageSize":9,"definitionIds":["{{definitionId}}"]}"""));

            if (runs.FirstOrDefault(isWanted) is { } run)
                return run;

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
