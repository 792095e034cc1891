using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The workflows of authors are there after a restart, also after a kill.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("elsa-intercom-data-");
    private IntercomSandbox? _intercom;

    public async ValueTask InitializeAsync() => _intercom = await IntercomSandbox.StartAsync();

    [Fact]
    public async Task Drafts_and_published_workflows_are_there_after_a_restart()
    {
        SavedDraft draft, published;

        await using (var host = await StartAsync())
        {
            var api = new RunApi(host.Http);
            draft = await api.SaveAsync(ConversationDefinitions.Saying());
            published = await api.SaveAsync(DefinitionJson.Endpoint("Kept", "kept", "JSON.stringify({n: 1})"), publish: true);
            var edited = DefinitionJson.Endpoint("Kept", "kept", "JSON.stringify({n: 2})");
            edited["definitionId"] = published.DefinitionId;
            await api.SaveAsync(edited);
        }

        await using var restarted = await StartAsync();
        var after = new RunApi(restarted.Http);
        using var answer = await restarted.Http.PostAsync(new Uri("/workflows/kept", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal("""{"n":1}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(draft.VersionId, (string?)(await after.GetAsync($"/workflow-definitions/by-definition-id/{draft.DefinitionId}"))["id"]);
        var latest = await after.GetAsync($"/workflow-definitions/by-definition-id/{published.DefinitionId}?versionOptions=Latest");
        Assert.Equal((2, false), ((int)latest["version"]!, (bool)latest["isPublished"]!));
        Assert.Contains("n: 2", latest["root"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_template_stays_so()
    {
        await using (var host = await StartAsync())
        {
            var api = new RunApi(host.Http);
            var onboarding = await api.GetAsync("/workflow-definitions/by-definition-id/onboarding");
            onboarding["name"] = "Draft";
            await api.SaveAsync(onboarding);
            var reminder = await api.GetAsync("/workflow-definitions/by-definition-id/trial-ending");
            reminder["name"] = "Published";
            await api.SaveAsync(reminder, publish: true);
        }

        await using var restarted = await StartAsync();
        var after = new RunApi(restarted.Http);

        Assert.Equal("Draft", (string?)(await after.GetAsync("/workflow-definitions/by-definition-id/onboarding?versionOptions=Latest"))["name"]);
        Assert.Equal("Published", (string?)(await after.GetAsync("/workflow-definitions/by-definition-id/trial-ending?versionOptions=Published"))["name"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_intercom != null)
            await _intercom.DisposeAsync();

        _data.Delete(recursive: true);
    }

    private async Task<HostProcess> StartAsync() => await HostProcess.StartHealthyAsync(HostProcess.Connection(_intercom!.BaseUrl), "--Data", _data.FullName);
}
