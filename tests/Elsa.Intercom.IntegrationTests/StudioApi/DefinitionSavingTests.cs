using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class DefinitionSavingTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task A_new_workflow_is_a_draft_that_can_be_edited()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("Brand new"));

        Assert.Equal(("Brand new", 1), ((string)created["name"]!, (int)created["version"]!));
        Assert.Equal((true, false, false), ((bool)created["isLatest"]!, (bool)created["isPublished"]!, (bool)created["isReadonly"]!));
        Assert.Contains(created["links"]!.AsArray(), link => (string?)link!["rel"] == "publish");
        Assert.Equal("Workflow1:flow", (string?)created["root"]!["nodeId"]);
        Assert.All(
            ["variables", "inputs", "outputs", "outcomes"],
            list => Assert.Empty(created[list]!.AsArray()));
        Assert.All(
            ["activities", "connections", "variables"],
            list => Assert.Empty(created["root"]![list]!.AsArray()));

        var opened = await studio.GetAsync($"/workflow-definitions/by-definition-id/{created["definitionId"]}?versionOptions=Latest");
        Assert.Equal(Sorted(created), Sorted(opened));
        Assert.Equal(Sorted(created), Sorted(await studio.GetAsync($"/workflow-definitions/by-id/{created["id"]}")));
    }

    [Fact]
    public async Task A_saved_drawing_comes_back_as_it_was_drawn()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("SampleFlowcharts"));
        created["variables"] = new JsonArray(DefinitionJson.Variable("v1", "ConversationId"));
        created["customProperties"] = DefinitionJson.Parse("""{"VariableTestValues":{},"team":{"color":"#00f"}}""");
        created["root"]!["activities"] = new JsonArray(Conversation());

        var saved = await studio.SaveAsync(created);

        Assert.Equal((string?)created["id"], (string?)saved["id"]);
        Assert.Equal(
            """{"id":"v1","isArray":false,"name":"ConversationId","storageDriverTypeName":"WorkflowInstanceStorageDriver","typeName":"String"}""",
            Sorted(saved["variables"]![0]!));
        Assert.Equal("""{"VariableTestValues":{},"team":{"color":"#00f"}}""", Sorted(saved["customProperties"]!));

        var step = saved["root"]!["activities"]![0]!;
        Assert.Equal("Workflow1:flow:step", (string?)step["nodeId"]);
        Assert.Equal(
            """{"colleague":"ours","designer":{"position":{"x":-211.5,"y":-600},"size":{"height":54,"width":267.3}},"displayText":"Say hello"}""",
            Sorted(step["metadata"]!));
        Assert.Equal("""{"expression":{"type":"JavaScript","value":"`Hello ${1+1}`"},"typeName":"String"}""", Sorted(step["body"]!));
        Assert.Equal("""{"expression":{"type":"Literal","value":"True"},"typeName":"Boolean"}""", Sorted(step["dryRun"]!));
        Assert.Equal(
            """{"expression":{"type":"Object","value":"[\"https://example.com/a.png\"]"},"typeName":"List<String>"}""", Sorted(step["attachmentUrls"]!));
        Assert.Equal(
            """{"expression":{"type":"Variable","value":{"id":"v1","name":"ConversationId","typeName":"Object"}},"typeName":"String"}""",
            Sorted(step["subject"]!));
        Assert.Equal("""{"memoryReference":{"id":"v1"},"typeName":"String"}""", Sorted(step["conversationId"]!));
    }

    [Fact]
    public async Task An_untouched_input_shows_its_default_or_is_empty()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("Untouched"));
        created["root"]!["activities"] = new JsonArray(DefinitionJson.Step("step", "Elsa.Intercom.CreateConversation"));

        var step = (await studio.SaveAsync(created))["root"]!["activities"]![0]!.AsObject();

        Assert.Equal("""{"expression":{"type":"Literal","value":"user"},"typeName":"String"}""", Sorted(step["contactType"]!));
        Assert.True(step.ContainsKey("subject"));
        Assert.Null(step["subject"]);
        Assert.True(step.ContainsKey("conversationId"));
        Assert.Null(step["conversationId"]);
        Assert.Equal("""{"canStartWorkflow":false,"runAsynchronously":false}""", Sorted(step["customProperties"]!));
    }

    [Fact]
    public async Task Saving_what_the_server_gave_changes_nothing()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("Again"));
        created["root"]!["activities"] = new JsonArray(Conversation());
        var once = await studio.SaveAsync(created);

        Assert.Equal(Sorted(once), Sorted(await studio.SaveAsync(once)));
    }

    [Fact]
    public async Task Settings_of_a_workflow_are_kept()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("Settings"));
        created["description"] = " What it does. ";
        created["options"] = DefinitionJson.Parse("""
            {
              "activationStrategyType": null, "usableAsActivity": null, "autoUpdateConsumingWorkflows": false,
              "incidentStrategyType": "ContinueWithIncidentsStrategy"
            }
            """);
        created["inputs"] = new JsonArray(
            DefinitionJson.Parse("""{"type":"String","name":"Plan","displayName":"Plan","description":"","category":"","uiHint":"singleline"}"""));
        created["outcomes"] = new JsonArray("Sent");

        var saved = await studio.SaveAsync(created);

        Assert.Equal("What it does.", (string?)saved["description"]);
        Assert.Equal("""{"autoUpdateConsumingWorkflows":false,"incidentStrategyType":"ContinueWithIncidentsStrategy"}""", Sorted(saved["options"]!));
        Assert.Equal(
            """[{"category":"","description":"","displayName":"Plan","name":"Plan","type":"String","uiHint":"singleline"}]""", Sorted(saved["inputs"]!));
        Assert.Equal("""["Sent"]""", Sorted(saved["outcomes"]!));
    }

    [Fact]
    public async Task A_draft_over_a_published_version_is_the_next_one()
    {
        var created = await studio.SaveAsync(DefinitionJson.New("Versions"));
        var published = await studio.SaveAsync(created, publish: true);
        var draft = await studio.SaveAsync(published);
        var draftAgain = await studio.SaveAsync(draft);

        Assert.Equal((1, true, true), (Version(published), (bool)published["isLatest"]!, (bool)published["isPublished"]!));
        Assert.Equal((2, true, false), (Version(draft), (bool)draft["isLatest"]!, (bool)draft["isPublished"]!));
        Assert.Equal((string?)draft["id"], (string?)draftAgain["id"]);
        Assert.Equal(["2 latest", "1 published"], await VersionsAsync(created));

        var publishedAgain = await studio.SaveAsync(draftAgain, publish: true);
        Assert.Equal((string?)draft["id"], (string?)publishedAgain["id"]);
        Assert.Equal(["2 latest published", "1"], await VersionsAsync(created));
    }

    [Theory]
    [InlineData("""{"model":""")]
    [InlineData("""[]""")]
    [InlineData("""{"model":{"root":{"id":"nothing"}}}""")]
    public async Task Nonsense_is_refused_with_a_sentence(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await studio.SendAsync(HttpMethod.Post, "/workflow-definitions", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(Assert.Single(await StudioHost.ErrorsAsync(answer)));
    }

    [Theory]
    [InlineData("/workflow-definitions/by-id/nobody")]
    [InlineData("/workflow-definitions/by-definition-id/nobody?versionOptions=Latest")]
    public async Task A_missing_resource_is_not_found(string path)
    {
        using var answer = await studio.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static JsonObject Conversation()
    {
        var step = DefinitionJson.Step(
            "step",
            "Elsa.Intercom.CreateConversation",
            ("body", DefinitionJson.Input("JavaScript", "`Hello ${1+1}`")),
            ("dryRun", DefinitionJson.Input("Literal", "True")),
            ("attachmentUrls", DefinitionJson.Input("Object", """["https://example.com/a.png"]""")),
            ("subject", DefinitionJson.Input("Variable", """{"id":"v1","name":"ConversationId"}""")),
            ("conversationId", DefinitionJson.Output("String", "v1")));
        step["metadata"] = DefinitionJson.Parse(
            """{"designer":{"position":{"x":-211.5,"y":-600},"size":{"width":267.3,"height":54}},"displayText":"Say hello","colleague":"ours"}""");
        return step;
    }

    private static int Version(JsonObject definition) => (int)definition["version"]!;

    private async Task<string[]> VersionsAsync(JsonObject definition)
    {
        var list = await studio.GetAsync(
            "/workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&OrderBy=Version&OrderDirection=Descending"
            + $"&DefinitionIds={definition["definitionId"]}");
        return [
            .. list["items"]!.AsArray().Select(x => $"{x!["version"]}{((bool)x["isLatest"]! ? " latest" : "")}{((bool)x["isPublished"]! ? " published" : "")}"),
        ];
    }

    private static string Sorted(JsonNode node) => SortedJson.Write(node);
}
