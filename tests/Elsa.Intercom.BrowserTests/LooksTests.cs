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
    public async Task A_template_opens_with_its_steps_side_by_side(string name)
    {
        var editor = await EditorPage.OpenAsync(Page, name);
        var boxes = new List<LocatorBoundingBoxResult>();

        foreach (var step in await editor.Activity("").Locator(".elsa-activity").AllAsync())
            boxes.Add((await step.BoundingBoxAsync())!);

        Assert.True(boxes.Count > 3);

        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
                Assert.False(Overlap(boxes[i], boxes[j]), $"Step {i} of {name} lies on step {j}.");
        }

        Complaints.AssertNone();
    }

    private static bool Overlap(LocatorBoundingBoxResult a, LocatorBoundingBoxResult b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private async Task LoadedAsync()
    {
        if (await Page.Locator("#loading").CountAsync() > 0)
            await Page.Locator("#loading").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }
}
