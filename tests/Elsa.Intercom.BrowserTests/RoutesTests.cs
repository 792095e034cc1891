using System.Text;
using System.Text.Json.Nodes;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class RoutesTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task From_the_list_of_runs_an_author_gets_to_a_run_and_on_to_its_workflow()
    {
        using var report = new StringContent("""{"email":"grace@example.com","title":"The order page is empty"}""", Encoding.UTF8, "application/json");
        using var answer = await Designer.Host.Http.PostAsync(new Uri("/workflows/bug-report", UriKind.Relative), report);
        Assert.True(answer.IsSuccessStatusCode);

        await Page.GotoAsync("/studio/workflows/instances");
        await Page.Locator("elsa-workflow-instance-list tbody tr").GetByText("Bug report with screenshots").First.ClickAsync();

        var instance = await InstancePage.OpenedAsync(Page);
        await Assertions.Expect(instance.Journal("Start the conversation").First).ToBeVisibleAsync();
        await AssertLinksAsync(instance);
        await instance.Value("Definition ID").GetByText("bug-report").ClickAsync();

        var editor = await EditorPage.OpenedAsync(Page);
        await Assertions.Expect(editor.Activity("A bug is reported")).ToBeVisibleAsync();
        Complaints.AssertNone();
    }

    [Theory]
    [InlineData("Elsa.Sequence")]
    [InlineData("Elsa.StateMachine")]
    public async Task A_new_workflow_is_of_a_kind_that_the_server_has(string missing)
    {
        // The server's own list, with the one kind more or less that the real and the double server differ in.
        await Page.RouteAsync("**/descriptors/activities*", async route =>
        {
            var answer = await route.FetchAsync();
            var activities = JsonNode.Parse(await answer.TextAsync())!;
            var items = activities["items"]!.AsArray();
            string[] kinds = ["Elsa.Flowchart", "Elsa.Sequence", "Elsa.StateMachine"];
            activities["items"] = new JsonArray([
                .. items.Where(item => !kinds.Contains((string)item!["typeName"]!)).Select(item => item!.DeepClone()),
                .. kinds.Where(kind => kind != missing).Select(kind => new JsonObject { ["typeName"] = kind })]);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = activities.ToJsonString() });
        });
        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var dialog = await list.StartAsync();

        (string, string)[] kinds = [("Elsa.Flowchart", "Flowchart"), ("Elsa.Sequence", "Sequence"), ("Elsa.StateMachine", "State machine")];

        foreach (var (kind, name) in kinds)
        {
            var choice = Assertions.Expect(dialog.GetByText(name, new LocatorGetByTextOptions { Exact = true }));
            await (kind == missing ? choice.ToBeHiddenAsync() : choice.ToBeVisibleAsync());
        }
    }

    private async Task AssertLinksAsync(InstancePage instance)
    {
        var links = 0;

        foreach (var link in await instance.Viewer.Locator("a[href]:visible").AllAsync())
        {
            // The page corrects an address when the link gets the focus.
            await link.FocusAsync();
            var address = await link.EvaluateAsync<string>("link => link.href");
            var answer = await Page.APIRequest.GetAsync(
                address, new APIRequestContextOptions { Headers = new Dictionary<string, string> { ["Accept"] = "text/html" } });
            Assert.True(answer.Ok, $"{address} leads nowhere: {answer.Status}");
            links++;
        }

        Assert.NotEqual(0, links);
    }
}
