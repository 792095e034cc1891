using System.Net;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The instance list and the instance viewer.</summary>
public sealed class RunRecordTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        var good = await _api.SaveAsync(ConversationDefinitions.Saying());
        var bad = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody));
        var first = (await _api.ExecuteAsync(good.DefinitionId, "first-run")).InstanceId;
        var second = (await _api.ExecuteAsync(good.DefinitionId)).InstanceId;
        var faulted = (await _api.ExecuteAsync(bad.DefinitionId)).InstanceId;
        var both = $$""" "definitionIds":["{{good.DefinitionId}}","{{bad.DefinitionId}}"] """;

        await AssertListAsync($$"""{ "page":0,"pageSize":10,{{both}} }""", 3, faulted, second, first);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"orderBy":"Created","orderDirection":"Ascending",{{both}} }""", 3, first, second, faulted);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"orderBy":"Finished","orderDirection":"Descending",{{both}} }""", 3, faulted, second, first);
        await AssertListAsync($$"""{ "page":1,"pageSize":2,{{both}} }""", 3, first);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"subStatuses":["Faulted"],{{both}} }""", 1, faulted);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"subStatuses":["Finished"],"statuses":["Finished"],{{both}} }""", 2, second, first);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"statuses":["Running"],{{both}} }""", 0);
        await AssertListAsync($$"""{ "page":0,"pageSize":10,"isSystem":true,{{both}} }""", 0);
        await AssertListAsync("""{"page":0,"pageSize":10,"searchTerm":"irst-ru"}""", 1, first);
        await AssertListAsync($$"""{"page":0,"pageSize":10,"searchTerm":"{{second}}"}""", 1, second);
        await AssertListAsync(
            """
            {
              "page": 0, "pageSize": 10, "correlationId": null, "searchTerm": "first-run", "definitionId": null, "definitionIds": [],
              "statuses": [], "timestampFilters": []
            }
            """,
            1,
            first);
    }

    [Theory]
    [InlineData("""{"page":-1,"pageSize":10}""")]
    [InlineData("""{"page":0,"pageSize":0}""")]
    [InlineData("""{"page":0,"pageSize":10,"statuses":["Nonsense"]}""")]
    public async Task A_list_with_an_invalid_query_is_refused_with_a_sentence(string filter)
    {
        var answer = await _api.SendAsync(HttpMethod.Post, "/workflow-instances", DefinitionJson.Parse(filter));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty((string)answer.Body["errors"]!["generalErrors"]![0]!);
    }

    [Fact]
    public async Task Every_answer_has_the_shape_that_the_Studio_reads()
    {
        var contact = studio.Intercom.AddContact();
        var good = await _api.SaveAsync(ConversationDefinitions.Conversation(contact.Id));
        var bad = await _api.SaveAsync(ConversationDefinitions.Conversation(ConversationDefinitions.Nobody));

        foreach (var draft in new[] { good, bad })
        {
            var run = await _api.ExecuteAsync(draft.DefinitionId);
            var instance = await _api.InstanceAsync(run.InstanceId);
            var state = instance["workflowState"]!.AsObject();
            RunShapes.Check(instance, RunShapes.Instance);
            RunShapes.Check(state, RunShapes.State);
            RunShapes.Check(run.Body["workflowState"]!.AsObject(), RunShapes.State);
            Assert.All(RunApi.Items(state, "activityExecutionContexts"), x => RunShapes.Check(x, RunShapes.Context));
            Assert.All(RunApi.Items(state, "incidents"), x => RunShapes.Check(x, RunShapes.Incident));
            Assert.All(RunApi.Items(state, "incidents"), x => RunShapes.Check(x["exception"]!.AsObject(), RunShapes.Exception));
            Assert.All(await _api.JournalAsync(run.InstanceId), x => RunShapes.Check(x, RunShapes.JournalLine));
            Assert.All(await _api.ReportAsync(run.InstanceId, "Workflow1:flow", ConversationDefinitions.Talk), x => RunShapes.Check(x, RunShapes.Stats));
            Assert.All(RunApi.Items(await _api.ListAsync("""{"page":0,"pageSize":10}""")), x => RunShapes.Check(x, RunShapes.Summary));

            foreach (var node in new[] { "Workflow1:flow", ConversationDefinitions.Talk })
            {
                var execution = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, node));
                RunShapes.Check(execution, RunShapes.Execution);
                RunShapes.Check(
                    Assert.Single(await _api.ExecutionsAsync(run.InstanceId, node, "activity-execution-summaries")), RunShapes.ExecutionSummary);
                Assert.Equal(SortedJson.Write(execution), SortedJson.Write(await _api.GetAsync($"/activity-executions/by-id?id={execution["id"]}")));
            }
        }
    }

    [Fact]
    public async Task The_whole_journal_is_paged()
    {
        var run = await _api.ExecuteAsync((await _api.SaveAsync(ConversationDefinitions.Saying())).DefinitionId);

        var journal = await _api.GetAsync($"/workflow-instances/{run.InstanceId}/journal?skip=1&take=3");

        Assert.Equal(
            ["1 flow Started", "2 say Started", "3 say Completed"],
            RunApi.Items(journal).Select(x => $"{x["sequence"]} {x["activityId"]} {x["eventName"]}"));
        Assert.Equal(6, (int)journal["totalCount"]!);
    }

    [Fact]
    public async Task A_deleted_instance_is_gone()
    {
        var run = await _api.ExecuteAsync((await _api.SaveAsync(ConversationDefinitions.Saying())).DefinitionId);

        Assert.Equal(HttpStatusCode.NoContent, (await _api.SendAsync(HttpMethod.Delete, $"/workflow-instances/{run.InstanceId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.SendAsync(HttpMethod.Get, $"/workflow-instances/{run.InstanceId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.SendAsync(HttpMethod.Delete, $"/workflow-instances/{run.InstanceId}")).Status);
    }

    [Theory]
    [InlineData("/workflow-instances/nobody", HttpStatusCode.NotFound)]
    [InlineData("/workflow-instances/nobody/variables", HttpStatusCode.OK)]
    [InlineData("/workflow-instances/nobody/journal", HttpStatusCode.OK)]
    [InlineData("/activity-executions/list?WorkflowInstanceId=nobody", HttpStatusCode.OK)]
    [InlineData("/activity-executions/by-id?id=nobody", HttpStatusCode.NotFound)]
    [InlineData("/activity-executions/by-id", HttpStatusCode.BadRequest)]
    public async Task A_missing_resource_is_not_found_or_an_empty_list(string path, HttpStatusCode expected)
    {
        var answer = await _api.SendAsync(HttpMethod.Get, path);

        Assert.Equal(expected, answer.Status);

        if (expected == HttpStatusCode.OK)
            Assert.Empty(RunApi.Items(answer.Body));
    }

    private async Task AssertListAsync(string filter, int total, params string[] ids)
    {
        var page = await _api.ListAsync(filter);
        Assert.Equal(ids, RunApi.Items(page).Select(item => (string)item["id"]!));
        Assert.Equal(total, (int)page["totalCount"]!);
    }
}
