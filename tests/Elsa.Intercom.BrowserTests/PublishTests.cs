using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class PublishTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task A_workflow_without_a_message_is_not_published_and_a_sentence_says_why()
    {
        var editor = await Authors.StartAsync(Page, "No message");
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.WriteAsync("Contact", "6762f11b1bb69f9f2193bba3");
        await editor.PublishAsync();

        await Assertions.Expect(editor.Messages.Filter(new LocatorFilterOptions { HasText = "Message is empty" })).ToBeVisibleAsync();

        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var row = await list.FindAsync("No message");
        await Assertions.Expect(row.Locator("td").Nth(4)).ToHaveTextAsync("-");

        // Chromium writes each refusal into the console itself.
        Complaints.Expect("400");
        Complaints.AssertNone();
    }

    [Fact]
    public async Task A_date_written_as_its_help_shows_it_is_published()
    {
        var editor = await Authors.StartAsync(Page, "From the past");
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.WriteAsync("Contact", "6762f11b1bb69f9f2193bba3");
        await editor.WriteAsync("Message", "Hello");
        await editor.WriteAsync("Created at", "2026-01-31T09:30:00Z");
        await editor.PublishAsync();

        await Assertions.Expect(editor.Messages.GetByText("published")).ToBeVisibleAsync();
        Complaints.AssertNone();
    }
}
