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

    [Theory]
    [InlineData(501, "True")]
    [InlineData(400, "True")]
    [InlineData(400, null)]
    public async Task A_refusal_of_the_server_stands_there_in_its_own_words(int status, string? cannotStart)
    {
        const string sentence = "Elsa.ForEach (activity Loop) is not in this server.";
        await Page.RouteAsync("**/workflow-definitions/*/execute", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = status,
            Headers = cannotStart == null ? [] : new Dictionary<string, string> { ["x-elsa-workflow-cannot-start"] = cannotStart },
            ContentType = "application/problem+json",
            Body = $$"""{ "statusCode": {{status}}, "message": "One or more errors occurred!", "errors": { "generalErrors": ["{{sentence}}"] } }""",
        }));
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Workflow("Refused", body: null)));

        await editor.PressRunAsync();

        await Assertions.Expect(editor.Advice).ToHaveTextAsync(sentence);
        Assert.Contains("/edit", Page.Url, StringComparison.Ordinal);
    }
}
