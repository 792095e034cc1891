using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class DefinitionBulkTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Ticked_workflows_are_published_retracted_and_deleted_together()
    {
        var good = await CreateAsync(DefinitionJson.Endpoint("Good", "bulk-good", "({})"));
        var bad = await CreateAsync(DefinitionJson.Endpoint("Bad", "bulk-good", "({})"));

        var published = await ActAsync("publish/workflow-definitions/by-definition-ids", good, bad, "nobody");
        Assert.Equal($"{good} {bad} nobody", $"{Ids(published, "published")} {Ids(published, "failed")} {Ids(published, "notFound")}");

        var again = await ActAsync("publish/workflow-definitions/by-definition-ids", good);
        Assert.Equal(good, Ids(again, "alreadyPublished"));

        var retracted = await ActAsync("retract/workflow-definitions/by-definition-ids", good, bad, "nobody");
        Assert.Equal($"{good} {bad} nobody", $"{Ids(retracted, "retracted")} {Ids(retracted, "alreadyRetracted")} {Ids(retracted, "notFound")}");

        var deleted = await ActAsync("delete/workflow-definitions/by-definition-id", good, bad);
        Assert.Equal(2, (int)deleted["deleted"]!);
        Assert.Equal(
            0, (int)(await studio.GetAsync($"/workflow-definitions?versionOptions=AllVersions&DefinitionIds={good}&DefinitionIds={bad}"))["totalCount"]!);
    }

    private async Task<string> CreateAsync(JsonObject definition) => (string)(await studio.SaveAsync(definition))["definitionId"]!;

    private async Task<JsonObject> ActAsync(string action, params string[] ids)
    {
        using var answer = await studio.PostAsync(
            $"/bulk-actions/{action}", new JsonObject { ["definitionIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static string Ids(JsonObject answer, string heap) => string.Join(' ', answer[heap]!.AsArray().Select(id => (string?)id));
}
