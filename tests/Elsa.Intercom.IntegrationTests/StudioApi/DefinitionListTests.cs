using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

public sealed class DefinitionListTests(StudioHost studio) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task The_templates_are_listed_published_and_can_be_edited()
    {
        var list = await studio.GetAsync("/workflow-definitions?versionOptions=Published");

        Assert.Contains(list["links"]!.AsArray(), link => (string?)link!["rel"] == "bulk-publish");
        var template = Assert.Single(list["items"]!.AsArray(), item => (string?)item!["definitionId"] == "bug-report")!;
        Assert.Equal(
            (1, true, true, false), ((int)template["version"]!, (bool)template["isLatest"]!, (bool)template["isPublished"]!, (bool)template["isReadonly"]!));
        Assert.Equal(("Json", true), ((string?)template["materializerName"], (bool)template["isMaterializerAvailable"]!));
        Assert.Contains(template["links"]!.AsArray(), link => (string?)link!["rel"] == "publish");
    }

    [Fact]
    public async Task A_template_opens_complete()
    {
        var list = await studio.GetAsync(
            "/workflow-definitions?versionOptions=Published&DefinitionIds=bug-report&DefinitionIds=onboarding&DefinitionIds=trial-ending");

        foreach (var item in list["items"]!.AsArray())
        {
            var template = await studio.GetAsync($"/workflow-definitions/by-id/{item!["id"]}");
            var conversation = template["root"]!["activities"]!.AsArray().Single(x => (string?)x!["type"] == "Elsa.Intercom.CreateConversation")!.AsObject();

            Assert.Equal($"Workflow1:{template["root"]!["id"]}:{conversation["id"]}", (string?)conversation["nodeId"]);
            Assert.Equal("String", (string?)conversation["body"]!["typeName"]);
            Assert.True(conversation.ContainsKey("messageType"));
        }
    }

    [Fact]
    public async Task The_list_is_searched_sorted_and_cut_as_the_Studio_asks()
    {
        foreach (var name in new[] { "Listed C", "Listed A", "Listed B" })
            await studio.SaveAsync(DefinitionJson.New(name));

        Assert.Equal(
            ["Listed A", "Listed B", "Listed C"], Names(await ListAsync("Page=0&PageSize=10&SearchTerm=listed&IsSystem=False&OrderDirection=Ascending")));
        Assert.Equal(["Listed C", "Listed B", "Listed A"], Names(await ListAsync("SearchTerm=listed&OrderBy=Name&OrderDirection=Descending")));

        var second = await ListAsync("Page=1&PageSize=2&SearchTerm=listed&OrderDirection=Ascending");
        Assert.Equal(["Listed C"], Names(second));
        Assert.Equal(3, (int)second["totalCount"]!);
        Assert.Empty(Names(await ListAsync("SearchTerm=listed&IsSystem=True")));
    }

    [Fact]
    public async Task A_name_is_unique_until_it_is_taken()
    {
        Assert.True(await IsUniqueAsync("name=Solitary"));

        var created = await studio.SaveAsync(DefinitionJson.New("Solitary"));

        Assert.False(await IsUniqueAsync("name=Solitary"));
        Assert.True(await IsUniqueAsync($"name=Solitary&definitionId={created["definitionId"]}"));
    }

    [Fact]
    public async Task Definitions_are_found_by_the_ids_of_their_versions()
    {
        var one = await studio.SaveAsync(DefinitionJson.New("Found one"));
        var two = await studio.SaveAsync(DefinitionJson.New("Found two"));

        var list = await studio.GetAsync($"/workflow-definitions?versionOptions=&Ids={one["id"]}&Ids={two["id"]}");
        Assert.Equal(["Found one", "Found two"], Names(list));
    }

    [Fact]
    public async Task An_edited_template_keeps_the_edit_and_stays_live_as_it_was_until_it_is_published()
    {
        var template = await studio.GetAsync("/workflow-definitions/by-definition-id/onboarding?versionOptions=Latest");
        template["root"]!["activities"]![0]!["name"] = "Renamed";

        var draft = await studio.SaveAsync(template);

        Assert.Equal((2, "Renamed"), ((int)draft["version"]!, (string?)draft["root"]!["activities"]![0]!["name"]));
        Assert.Equal(
            "Signup",
            (string?)(await studio.GetAsync("/workflow-definitions/by-definition-id/onboarding?versionOptions=Published"))["root"]!["activities"]![0]!["name"]);

        using var content = new StringContent("""{"email":"still@live.example"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await studio.Host.Http.PostAsync(new Uri("/workflows/onboarding", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string[] Names(JsonObject list) => [.. list["items"]!.AsArray().Select(item => (string)item!["name"]!)];

    private Task<JsonObject> ListAsync(string query) => studio.GetAsync($"/workflow-definitions?versionOptions=Latest&{query}");

    private async Task<bool> IsUniqueAsync(string query) =>
        (bool)(await studio.GetAsync($"/workflow-definitions/validation/is-name-unique?{query}"))["isUnique"]!;
}
