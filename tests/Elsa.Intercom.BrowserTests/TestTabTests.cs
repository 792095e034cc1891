using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class TestTabTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task A_dry_run_shows_the_request_a_curl_line_and_what_the_fields_resolved_to()
    {
        var editor = await Authors.StartAsync(Page, "Look first");
        await Authors.FillAsync(editor, "grace@example.com", "`Only ${40 + 2} looking`");
        await editor.CheckAsync("Dry run");
        var panel = await editor.TestAsync();

        await Assertions.Expect(panel).ToContainTextAsync("\"body\": \"Only 42 looking\"");
        await Assertions.Expect(panel).ToContainTextAsync("curl -X POST");
        await Assertions.Expect(panel).ToContainTextAsync("$INTERCOM_TOKEN");
        await Assertions.Expect(panel).ToContainTextAsync("\"identifiedBy\": \"email\"");
        Assert.DoesNotContain("Bearer sandbox", await panel.InnerTextAsync(), StringComparison.Ordinal);

        var inbox = new InboxPage(Page);
        await inbox.OpenAsync();
        await Assertions.Expect(inbox.Conversations.Filter(new LocatorFilterOptions { HasText = "Only 42 looking" })).ToHaveCountAsync(0);
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_toolbox_says_that_a_test_really_sends_and_it_does()
    {
        var editor = await Authors.StartAsync(Page, "Test one step");
        await editor.OpenCategoryAsync("Intercom", "Create Intercom Conversation");
        await editor.ToolboxItem("Create Intercom Conversation").HoverAsync();
        await Assertions.Expect(Page.GetByText("The Test tab really sends")).ToBeVisibleAsync();

        await Authors.FillAsync(editor, "grace@example.com", "`Sent by ${'a'} test`");
        var panel = await editor.TestAsync();
        await Assertions.Expect(panel).ToContainTextAsync("ConversationId");

        var inbox = new InboxPage(Page);
        await inbox.OpenAsync();
        await Assertions.Expect(inbox.Conversations.Filter(new LocatorFilterOptions { HasText = "Sent by a test" })).ToHaveCountAsync(1);
        Complaints.AssertNone();
    }
}
