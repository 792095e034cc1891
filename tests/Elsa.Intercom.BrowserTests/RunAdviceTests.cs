using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>What stands beside the button Run if it can't run the workflow.</summary>
public class RunAdviceTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task A_workflow_that_a_request_starts_says_how_to_send_one()
    {
        var editor = await EditorPage.OpenAsync(Page, "onboarding");

        await editor.PressRunAsync();

        await Assertions.Expect(editor.Advice).ToContainTextAsync("This workflow begins with an HTTP endpoint");
        await Assertions.Expect(editor.Advice).ToContainTextAsync("curl -s -X POST http://127.0.0.1:");
        await Assertions.Expect(editor.Advice).ToContainTextAsync("/workflows/onboarding");
        Assert.Contains("/edit", Page.Url, StringComparison.Ordinal);
    }
}
