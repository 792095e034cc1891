using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class LooksTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    [Theory]
    [InlineData("/")]
    [InlineData(DefinitionsPage.Address)]
    [InlineData("/studio/workflows/instances")]
    public async Task No_page_is_wider_than_its_window(string path)
    {
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Pages" })).ToBeVisibleAsync();
        await LoadedAsync();

        foreach (var width in (int[])[1680, 390])
        {
            await Page.SetViewportSizeAsync(width, 844);
            Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        Complaints.AssertNone();
    }

    [Theory]
    [InlineData("onboarding")]
    [InlineData("trial-ending")]
    [InlineData("bug-report")]
    [InlineData("hand-over")]
    public async Task A_template_opens_with_all_its_steps_in_view_and_no_line_through_a_name(string name)
    {
        await Page.SetViewportSizeAsync(1440, 900);
        var editor = await EditorPage.OpenAsync(Page, name);
        var canvas = (await editor.Canvas.BoundingBoxAsync())!;
        var boxes = new List<LocatorBoundingBoxResult>();

        foreach (var step in await editor.Activity("").Locator(".elsa-activity").AllAsync())
            boxes.Add((await step.BoundingBoxAsync())!);

        Assert.True(boxes.Count > 3);

        // The canvas draws the lines after the steps.
        var template = await Designer.DefinitionAsync(name);
        await Assertions.Expect(editor.Edges).ToHaveCountAsync(template["root"]!["connections"]!.AsArray().Count);
        Assert.Empty(await editor.CrossedOutcomesAsync());

        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(Contains(canvas, boxes[i]), $"Step {i} of {name} is not in view.");

            for (var j = i + 1; j < boxes.Count; j++)
                Assert.False(Overlap(boxes[i], boxes[j]), $"Step {i} of {name} lies on step {j}.");
        }

        Complaints.AssertNone();
    }

    [Fact]
    public async Task A_small_workflow_opens_in_its_natural_size()
    {
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(Authors.Steps("Small", "Elsa.WriteLine")));

        var step = editor.Activity("Step0").Locator(".elsa-activity");
        Assert.Equal(await step.EvaluateAsync<float>("step => step.offsetWidth"), (await step.BoundingBoxAsync())!.Width, tolerance: 1);
        Complaints.AssertNone();
    }

    private static bool Contains(LocatorBoundingBoxResult a, LocatorBoundingBoxResult b) =>
        a.X <= b.X && a.Y <= b.Y && b.X + b.Width <= a.X + a.Width && b.Y + b.Height <= a.Y + a.Height;

    private static bool Overlap(LocatorBoundingBoxResult a, LocatorBoundingBoxResult b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private async Task LoadedAsync()
    {
        if (await Page.Locator("#loading").CountAsync() > 0)
            await Page.Locator("#loading").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }
}
