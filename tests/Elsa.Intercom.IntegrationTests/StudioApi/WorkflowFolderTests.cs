using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The folder in which the stand-in keeps the workflows of authors.</summary>
public sealed class WorkflowFolderTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("elsa-intercom-data-");
    private IntercomSandbox? _intercom;

    private string Folder => Path.Combine(_data.FullName, "workflows");

    public async ValueTask InitializeAsync() => _intercom = await IntercomSandbox.StartAsync();

    [Fact]
    public async Task An_edited_or_retracted_template_stays_so()
    {
        await using (var host = await StartAsync())
        {
            var api = new RunApi(host.Http);
            var template = await api.GetAsync("/workflow-definitions/by-definition-id/onboarding");
            template["name"] = "Mine";
            await api.SaveAsync(template);
            Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(HttpMethod.Post, "/workflow-definitions/bug-report/retract")).Status);
        }

        Assert.Equal(["bug-report.json", "onboarding.json"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var restarted = await StartAsync();
        var health = await restarted.Http.GetFromJsonAsync<JsonObject>(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("""["hand-over","onboarding","trial-ending"]""", health!["templates"]!.ToJsonString());
        Assert.Equal("""["bug-report"]""", health["removed"]!.ToJsonString());
        Assert.Equal("Mine", (string?)(await new RunApi(restarted.Http).GetAsync("/workflow-definitions/by-definition-id/onboarding"))["name"]);
    }

    [Fact]
    public async Task A_deleted_template_stays_deleted_until_its_file_is_imported_and_published()
    {
        await using (var host = await StartAsync())
            await new RunApi(host.Http).SendAsync(HttpMethod.Delete, "/workflow-definitions/onboarding");

        await using (var restarted = await StartAsync())
        {
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(restarted, "/workflows/onboarding"));
            await restarted.WroteAsync("Templates              Bug report with screenshots, Hand over to a person, Trial-ending reminder");
            Assert.Contains("deleted or retracted; import and publish its JSON to get it back", await GetAsync(restarted, "/"), StringComparison.Ordinal);

            var file = DefinitionJson.Parse(await GetAsync(restarted, "/templates/onboarding"));
            var api = new RunApi(restarted.Http);
            await api.SendAsync(HttpMethod.Post, "/workflow-definitions/import", file);
            await api.SendAsync(HttpMethod.Post, "/workflow-definitions/onboarding/publish", new JsonObject());
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(restarted, "/workflows/onboarding"));
        }

        await using var again = await StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(again, "/workflows/onboarding"));
        Assert.Equal(["onboarding.json"], Directory.GetFiles(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_deleted_workflow_stays_deleted()
    {
        await using var host = await StartAsync();
        var api = new RunApi(host.Http);
        var draft = await api.SaveAsync(ConversationDefinitions.Saying());
        Assert.Single(Directory.GetFiles(Folder));

        await api.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{draft.DefinitionId}");

        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_damaged_file_is_one_sentence_and_the_others_load()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "broken.json"), "{\"definitionId\":", TestContext.Current.CancellationToken);
        var good = ConversationDefinitions.Saying();
        good["definitionId"] = "good";
        await File.WriteAllTextAsync(Path.Combine(Folder, "good.json"), good.ToJsonString(), TestContext.Current.CancellationToken);

        await using var host = await StartAsync();

        Assert.Equal("Say", (string?)(await new RunApi(host.Http).GetAsync("/workflow-definitions/by-definition-id/good"))["name"]);
        var line = Assert.Single(host.Output.Split('\n'), line => line.Contains("broken.json", StringComparison.Ordinal));
        Assert.Contains("was not loaded", line, StringComparison.Ordinal);
        Assert.EndsWith("It is left as it is; repair or delete it.", line.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_says_where_they_are()
    {
        await using var host = await StartAsync();

        var page = await GetAsync(host, "/");

        Assert.Contains($"The workflows that you save are kept in {Folder}.", page, StringComparison.Ordinal);
        Assert.Contains("Runs are forgotten when the quick start stops.", page, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_intercom != null)
            await _intercom.DisposeAsync();

        _data.Delete(recursive: true);
    }

    private static Task<string> GetAsync(HostProcess host, string path) =>
        host.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> PostAsync(HostProcess host, string path)
    {
        using var answer = await host.Http.PostAsync(new Uri(path, UriKind.Relative), null, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<HostProcess> StartAsync() => await HostProcess.StartHealthyAsync(HostProcess.Connection(_intercom!.BaseUrl), "--Data", _data.FullName);
}
