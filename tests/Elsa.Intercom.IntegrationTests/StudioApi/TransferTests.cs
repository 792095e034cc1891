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
        Assert.StartsWith("https://elsaworkflows.io/schemas/workflow-definition/v3", (string?)json["$schema"], StringComparison.Ordinal);
        json["definitionId"] = "imported";
        var (status, imported, _) = await _api.SendAsync(HttpMethod.Post, "/workflow-definitions/import", json);

        Assert.Equal((HttpStatusCode.OK, "imported", "Say"), (status, (string?)imported["definitionId"], (string?)imported["name"]));
        Assert.Equal(HttpStatusCode.OK, (await _api.ExecuteAsync("imported")).Status);
    }

    [Fact]
    public async Task A_published_definition_is_a_draft_after_its_import()
    {
        var definition = DefinitionJson.Endpoint("Imported", "imported-endpoint", "JSON.stringify({ok: true})");
        definition["isPublished"] = true;

        var (status, imported, _) = await _api.SendAsync(HttpMethod.Post, "/workflow-definitions/import", definition);

        Assert.Equal((HttpStatusCode.OK, false), (status, (bool)imported["isPublished"]!));
        using var answer = await studio.Host.Http.PostAsync(
            new Uri("/workflows/imported-endpoint", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_archive_of_several_is_imported_as_it_is()
    {
        var one = await _api.SaveAsync(DefinitionJson.Endpoint("Archived", "archived", "JSON.stringify({ok: 1})"), publish: true);
        var two = await _api.SaveAsync(ConversationDefinitions.Saying());
        var exported = await ExportAsync(one, two);
        await _api.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{one.DefinitionId}");
        await _api.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{two.DefinitionId}");

        using var imported = await ImportAsync("workflows.zip", exported);

        Assert.Equal("""{"count":2}""", await imported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Say", (string?)(await studio.GetAsync($"/workflow-definitions/by-definition-id/{two.DefinitionId}"))["name"]);
        var archived = await studio.GetAsync($"/workflow-definitions/by-definition-id/{one.DefinitionId}");
        Assert.Equal(("Archived", false), ((string?)archived["name"], (bool)archived["isPublished"]!));
    }

    [Fact]
    public async Task Several_files_are_imported_together()
    {
        var one = await _api.SaveAsync(ConversationDefinitions.Saying());
        var two = await _api.SaveAsync(ConversationDefinitions.Saying());
        await using var content = new MemoryStream(await ExportAsync(one, two));
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

    public static TheoryData<string, string, HttpStatusCode, string> Refused => new()
    {
        // 64 MB of blanks make an archive of 64 KB, whatever sizes it claims.
        { "bomb", new string(' ', 64 * 1024 * 1024), HttpStatusCode.RequestEntityTooLarge, "files.zip unpacks to more than 32 MB." },
        { "list", "[]", HttpStatusCode.BadRequest, "bad.json is not the JSON of a workflow definition." },
        { "twice", """{"root":{},"root":{}}""", HttpStatusCode.BadRequest, "bad.json is not the JSON of a workflow definition." },
        { "rootless", """{"name":"Empty"}""", HttpStatusCode.BadRequest, "bad.json: This is not the JSON of a workflow definition: it has no root." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_archive_with_something_else_is_one_sentence_and_nothing_of_it_is_saved(
        string name, string content, HttpStatusCode status, string sentence)
    {
        var good = ConversationDefinitions.Saying();
        good["definitionId"] = $"beside-{name}";

        using var answer = await ImportAsync("files.zip", Archive(("good.json", good.ToJsonString()), ("bad.json", content)));

        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith(sentence, Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
        using var saved = await studio.SendAsync(HttpMethod.Get, $"/workflow-definitions/by-definition-id/beside-{name}");
        Assert.Equal(HttpStatusCode.NotFound, saved.StatusCode);
    }

    [Fact]
    public async Task An_archive_without_workflows_is_one_sentence()
    {
        using var answer = await ImportAsync("files.zip", Archive(("readme.txt", "Hello")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["files.zip has 0 files of JSON; send an archive with 1 to 1000."], await StudioHost.ErrorsAsync(answer));
    }

    [Fact]
    public async Task A_damaged_archive_is_one_sentence()
    {
        var archive = Archive(("one.json", ConversationDefinitions.Saying().ToJsonString()));

        using var answer = await ImportAsync("files.zip", archive[..^20]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("files.zip is damaged: ", Assert.Single(await StudioHost.ErrorsAsync(answer)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("multipart/form-data")]
    [InlineData("text/plain")]
    public async Task A_request_without_files_is_one_sentence(string contentType)
    {
        using var content = new ByteArrayContent("junk"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await studio.SendAsync(HttpMethod.Post, "/workflow-definitions/import-files", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["Send at least one file of JSON, or an archive (zip) of them."], await StudioHost.ErrorsAsync(answer));
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

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();

        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private async Task<byte[]> ExportAsync(params SavedDraft[] drafts)
    {
        var ids = new JsonArray([.. drafts.Select(draft => (JsonNode)draft.VersionId)]);
        using var exported = await studio.PostAsync("/bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = ids });
        return await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> ImportAsync(string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "files", name } };
        return await studio.SendAsync(HttpMethod.Post, "/workflow-definitions/import-files", form);
    }
}
