using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class PublishTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task A_workflow_without_a_message_is_refused_in_a_sentence_and_published_once_it_has_one()
    {
        var definition = await Designer.SaveAsync(Authors.Workflow("No message", body: null));
        var editor = await EditorPage.OpenAsync(Page, definition);
        await editor.PublishAsync();

        await Assertions.Expect(editor.Messages.Filter(new LocatorFilterOptions { HasText = "Message is empty" })).ToBeVisibleAsync();
        Assert.False((bool)(await Designer.DefinitionAsync(definition))["isPublished"]!);

        // Chromium itself writes each refusal to the console.
        Complaints.Expect("400");

        await editor.SelectAsync(Authors.Create, "Message");
        await editor.WriteAsync("Message", "Hello");
        // The format of the date in the field's help.
        await editor.WriteAsync("Created at", "2026-01-31T09:30:00Z");
        await editor.PublishAsync();

        await Assertions.Expect(editor.Messages.GetByText("published")).ToBeVisibleAsync();
        Assert.True((bool)(await Designer.DefinitionAsync(definition))["isPublished"]!);
        Complaints.AssertNone();
    }
}
