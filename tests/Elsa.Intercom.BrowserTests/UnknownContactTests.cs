using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class UnknownContactTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task With_Not_Found_not_connected_the_run_faults_and_the_incident_says_what_to_do()
    {
        var instance = await (await OpenAsync("Fault", "Done")).RunAsync();

        await Assertions.Expect(instance.Value("Sub status")).ToHaveTextAsync("Faulted");
        await instance.TabAsync("Incidents");
        await Assertions.Expect(instance.Viewer).ToContainTextAsync("Find or Create Intercom Contact");

        // Elsa responds with 500 to the client that runs a faulting workflow, and Chromium writes that to the console.
        Complaints.Expect("/execute");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task With_Not_Found_connected_the_run_continues_with_its_step()
    {
        var editor = await OpenAsync("Outcome", outcome: null);
        await editor.ConnectAsync(Authors.Create, "Not Found", Authors.Write);
        var instance = await editor.RunAsync();

        await Assertions.Expect(instance.Value("Sub status")).ToHaveTextAsync("Finished");
        await instance.SelectAsync(Authors.Create);
        await Assertions.Expect(instance.Value("Outcomes")).ToContainTextAsync("Not Found");
        await instance.SelectAsync(Authors.Write);
        await Assertions.Expect(instance.Value("Text")).ToHaveTextAsync("It went on");
        Complaints.AssertNone();
    }

    private async Task<EditorPage> OpenAsync(string name, string? outcome) =>
        await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Workflow(name, "`Hello`", outcome, "nobody@example.com")));
}
