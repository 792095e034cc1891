using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The Studio's buttons for export and import.</summary>
public sealed class TransferTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task What_is_exported_can_be_imported()
    {
        var draft = await _api.SaveAsync(ConversationDefinitions.Saying());

        using var exported = await studio.SendAsync(HttpMethod.Get, $"/workflow-definitions/{draft.DefinitionId}/export?versionOptions=Latest");
        var json = (await exported.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        Assert.Equal($"workflow-definition-{draft.DefinitionId}.json", exported.Content.Headers.ContentDisposition?.FileNameStar);
        json["definitionId"] = "imported";
        var (status, imported, _) = await _api.SendAsync(HttpMethod.Post, "/workflow-definitions/import", json);

        Assert.Equal((HttpStatusCode.OK, "imported", "Say"), (status, (string?)imported["definitionId"], (string?)imported["name"]));
        Assert.Equal(HttpStatusCode.OK, (await _api.ExecuteAsync("imported")).Status);
    }

    [Fact]
    public async Task A_published_definition_is_published_by_its_import()
    {
        var definition = DefinitionJson.Endpoint("Imported", "imported-endpoint", "JSON.stringify({ok: true})");
        definition["isPublished"] = true;

        await _api.SendAsync(HttpMethod.Post, "/workflow-definitions/import", definition);

        using var answer = await studio.Host.Http.PostAsync(
            new Uri("/workflows/imported-endpoint", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Several_are_exported_as_an_archive_and_imported_as_files()
    {
        var one = await _api.SaveAsync(ConversationDefinitions.Saying());
        var two = await _api.SaveAsync(ConversationDefinitions.Saying());

        using var exported = await studio.PostAsync(
            "/bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = new JsonArray(one.VersionId, two.VersionId) });
        await using var content = await exported.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var archive = new ZipArchive(content);
        using var form = new MultipartFormDataContent();

        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            var json = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Replace("\"Say\"", "\"Twin\"", StringComparison.Ordinal);
            form.Add(new StringContent(json, Encoding.UTF8, "application/json"), "files", entry.Name);
        }

        using var imported = await studio.SendAsync(HttpMethod.Post, "/workflow-definitions/import-files", form);

        Assert.Equal("""{"count":2}""", await imported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, (int)(await studio.GetAsync("/workflow-definitions?versionOptions=Latest&SearchTerm=Twin"))["totalCount"]!);
    }

    [Theory]
    [InlineData("""{"name":"Empty"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Something_else_is_refused_with_a_sentence(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await studio.SendAsync(HttpMethod.Post, "/workflow-definitions/import", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(await StudioHost.ErrorsAsync(answer));
    }
}
