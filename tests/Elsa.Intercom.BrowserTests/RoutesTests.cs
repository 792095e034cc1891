using System.Text;
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
        await instance.Value("Definition ID").GetByText("bug-report").ClickAsync();

        var editor = await EditorPage.OpenedAsync(Page);
        await Assertions.Expect(editor.Activity("A bug is reported")).ToBeVisibleAsync();
        Complaints.AssertNone();
    }
}
