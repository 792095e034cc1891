using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>The Studio's import: the Studio itself unpacks archives, and takes only files that it knows as workflows.</summary>
public class ImportTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    private HttpClient Http => Designer.Host.Http;

    [Fact]
    public async Task The_archive_of_several_exported_workflows_is_imported()
    {
        var ids = new[] { await SaveAsync("Packed one"), await SaveAsync("Packed two") };
        var versions = new JsonArray([.. await Task.WhenAll(ids.Select(async id => (JsonNode)(string)(await Designer.DefinitionAsync(id))["id"]!))]);
        using var exported = await Http.PostAsJsonAsync(
            new Uri("/elsa/api/bulk-actions/export/workflow-definitions", UriKind.Relative), new JsonObject { ["ids"] = versions });
        var archive = await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        foreach (var id in ids)
            (await Http.DeleteAsync(new Uri($"/elsa/api/workflow-definitions/{id}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();

        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        await list.ImportAsync("workflow-definitions.zip", "application/zip", archive);

        foreach (var name in (string[])["Packed one", "Packed two"])
            await Assertions.Expect(await list.FindAsync(name)).ToBeVisibleAsync();

        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_file_of_a_template_is_imported_as_a_draft()
    {
        var file = await Http.GetStringAsync(new Uri("/templates/trial-ending", UriKind.Relative), TestContext.Current.CancellationToken);
        var copy = file.Replace("trial-ending", "trial-copy", StringComparison.Ordinal).Replace("Trial-ending", "Copied", StringComparison.Ordinal);

        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        await list.ImportAsync("trial-copy.json", "application/json", Encoding.UTF8.GetBytes(copy));

        await Assertions.Expect(await list.FindAsync("Copied reminder")).ToBeVisibleAsync();
        using var answer = await Http.PostAsync(new Uri("/workflows/trial-copy", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> SaveAsync(string name) => Designer.SaveAsync(new JsonObject
    {
        ["name"] = name,
        ["root"] = new JsonObject
        {
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["id"] = "flowchart",
            ["activities"] = new JsonArray(),
            ["connections"] = new JsonArray(),
        },
    });
}
