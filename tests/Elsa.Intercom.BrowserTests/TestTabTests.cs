using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class TestTabTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task A_dry_run_shows_the_request_a_curl_line_and_what_the_fields_resolved_to()
    {
        var editor = await OpenAsync("Look first", "`Only ${40 + 2} looking`");
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.CheckAsync("Dry run");
        var panel = await editor.TestAsync();

        await Assertions.Expect(panel).ToContainTextAsync("\"body\": \"Only 42 looking\"");
        await Assertions.Expect(panel).ToContainTextAsync("curl -X POST");
        await Assertions.Expect(panel).ToContainTextAsync("$INTERCOM_TOKEN");
        await Assertions.Expect(panel).ToContainTextAsync("\"identifiedBy\": \"email\"");
        Assert.DoesNotContain("Bearer sandbox", await panel.InnerTextAsync(), StringComparison.Ordinal);
        await AssertInboxAsync("Only 42 looking", 0);
    }

    [Fact]
    public async Task The_toolbox_says_that_a_test_really_sends_and_it_does()
    {
        var editor = await OpenAsync("Test one step", "`Sent by ${'a'} test`");
        await editor.OpenCategoryAsync("Intercom", "Create Intercom Conversation");
        await editor.ToolboxItem("Create Intercom Conversation").HoverAsync();
        await Assertions.Expect(Page.GetByText("The Test tab really sends")).ToBeVisibleAsync();

        await editor.SelectAsync(Authors.Create, "Contact");
        await Assertions.Expect(await editor.TestAsync()).ToContainTextAsync("ConversationId");
        await AssertInboxAsync("Sent by a test", 1);
    }

    private async Task<EditorPage> OpenAsync(string name, string body) =>
        await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Workflow(name, body)));

    private async Task AssertInboxAsync(string text, int count)
    {
        var inbox = new InboxPage(Page);
        await inbox.OpenAsync();
        await Assertions.Expect(inbox.Conversations.Filter(new LocatorFilterOptions { HasText = text })).ToHaveCountAsync(count);
        Complaints.AssertNone();
    }
}
