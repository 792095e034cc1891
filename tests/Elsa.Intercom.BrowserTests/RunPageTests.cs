using System.Text.RegularExpressions;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>What the page of a run shows without a click.</summary>
public partial class RunPageTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Fact]
    public async Task It_shows_the_conversation_which_leads_to_the_inbox_and_back()
    {
        var run = await Designer.RunAsync(await Designer.SaveAsync(Authors.Workflow("To the inbox", "'Where is my order?'", "Done")));
        var instance = await InstancePage.OpenAsync(Page, run);

        await Assertions.Expect(instance.Results).ToHaveTextAsync(Created());
        await Assertions.Expect(instance.Value("Type")).ToHaveTextAsync("Elsa.Intercom.CreateConversation");
        var icon = await instance.Results.Locator(".step-icon").EvaluateAsync<string>("icon => getComputedStyle(icon).maskImage");
        Assert.StartsWith("url(", icon, StringComparison.Ordinal);
        await Assertions.Expect(instance.Activity(Authors.Create).Locator(".activity-icon svg").First).ToHaveCSSAsync("mask-image", icon);
        await Assertions.Expect(instance.Journal(Authors.Create).First.Locator(".mud-timeline-item-dot svg").First).ToHaveCSSAsync("mask-image", icon);

        // A newer conversation stands above it.
        await Designer.RunAsync(await Designer.SaveAsync(Authors.Workflow("Another", "'Another'", "Done")));
        await instance.Results.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Show in the inbox" }).ClickAsync();
        await Assertions.Expect(new InboxPage(Page).Thread).ToContainTextAsync("Where is my order?");

        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show the run" }).ClickAsync();
        await InstancePage.OpenedAsync(Page);
        Assert.EndsWith($"/{run}/view", Page.Url, StringComparison.Ordinal);
        Complaints.AssertNone();
    }

    [Theory]
    [InlineData("Not Found", "Not Found\\. ")]
    [InlineData(null, "Faulted\\. Not Found\\. ")]
    public async Task It_shows_why_nothing_was_created(string? outcome, string expected)
    {
        var definition = Authors.Workflow("To nobody", "'Hello'", outcome, contact: "nobody@example.com");
        var instance = await InstancePage.OpenAsync(Page, await Designer.RunAsync(await Designer.SaveAsync(definition)));

        await Assertions.Expect(instance.Results).ToHaveTextAsync(
            new Regex($"^Create Intercom Conversation {expected}No contact of the workspace has this email address"));
        await Assertions.Expect(instance.Results.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        Complaints.AssertNone();
    }

    [Fact]
    public async Task A_dry_run_says_beside_its_outcome_that_nothing_was_sent()
    {
        var definition = Authors.Workflow("Only a preview", "'Hello'");
        definition["root"]!["activities"]![0]!["dryRun"] = DefinitionJson.Input("Literal", "True");
        var id = await Designer.SaveAsync(definition);

        var instance = await InstancePage.OpenAsync(Page, await Designer.RunAsync(id));
        await Assertions.Expect(instance.Results).ToHaveTextAsync("Create Intercom Conversation Done. Dry run: nothing was sent.");

        var editor = await EditorPage.OpenAsync(Page, id);
        await editor.SelectAsync(Authors.Create, "Contact");
        var panel = await editor.TestAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Outcomes" })).ToContainTextAsync(
            "Done (Dry run: nothing was sent)");
        Complaints.AssertNone();
    }

    [GeneratedRegex(@"^Create Intercom Conversation Done\. Created\. Conversation ID: \d+ Show in the inbox$")]
    private static partial Regex Created();
}
