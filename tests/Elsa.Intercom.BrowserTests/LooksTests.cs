using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

public class LooksTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    private static readonly string[] Activities =
        ["Create Intercom Conversation", "Reply to Intercom Conversation", "Find or Create Intercom Contact", "Test Intercom Connection"];

    public static TheoryData<string, int> Windows =>
        new MatrixTheoryData<string, int>(["/", DefinitionsPage.Address, "/studio/workflows/instances"], [390, 1680]);

    [Fact]
    public async Task Each_activity_has_an_icon_of_its_own_in_the_toolbox_and_on_the_canvas()
    {
        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var editor = await list.CreateAsync("Icons");
        await editor.OpenCategoryAsync("Intercom", "Create Intercom Conversation");
        var icons = new List<string>();

        foreach (var activity in Activities)
        {
            icons.Add(await MaskAsync(editor.ToolboxItem(activity).Locator("svg").First));
            Assert.StartsWith("url(", icons[^1], StringComparison.Ordinal);
        }

        Assert.Distinct(icons);

        foreach (var (activity, i) in Activities.Select((activity, i) => (activity, i)))
        {
            await editor.DragAsync("Intercom", activity, 0.05f + 0.2f * i, 0.03f + 0.24f * i);
            Assert.Equal(icons[i], await MaskAsync(editor.Activity(activity).Locator(".activity-icon svg").First));
        }

        Complaints.AssertNone();
    }

    [Theory]
    [InlineData("Create Intercom Conversation", "Done|Not Found|Rejected|Unavailable|Unknown")]
    [InlineData("Test Intercom Connection", "Done|Rejected|Unavailable")]
    public async Task A_step_is_high_enough_for_the_names_of_its_outcomes(string activity, string outcomes)
    {
        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var editor = await list.CreateAsync($"Outcomes of {activity}");
        await editor.DragAsync("Intercom", activity, 0.2f, 0.2f);
        var step = (await editor.Activity(activity).Locator(".elsa-activity").BoundingBoxAsync())!;
        var names = new List<LocatorBoundingBoxResult>();

        foreach (var outcome in outcomes.Split('|'))
            names.Add((await editor.OutcomeName(activity, outcome).BoundingBoxAsync())!);

        foreach (var (upper, lower) in names.Zip(names.Skip(1)))
            Assert.True(upper.Y + upper.Height <= lower.Y, "The names of two outcomes lie on each other.");

        Assert.InRange(names[0].Y, step.Y, step.Y + step.Height);
        Assert.InRange(names[^1].Y + names[^1].Height, step.Y, step.Y + step.Height);
        Complaints.AssertNone();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task No_page_is_wider_than_its_window(string path, int width)
    {
        await Page.SetViewportSizeAsync(width, 844);
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Pages" })).ToBeVisibleAsync();
        await LoadedAsync();

        Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Complaints.AssertNone();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_pages_the_toolbox_and_the_properties()
    {
        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var editor = await list.CreateAsync("Keys");
        await Page.Keyboard.PressAsync("Tab");
        Assert.Contains("Skip", await FocusedAsync(), StringComparison.Ordinal);

        // Only the canvas wants a mouse.
        await editor.DragAsync("Intercom", "Create Intercom Conversation", 0.1f, 0.2f);
        await editor.SelectAsync(Authors.Create, "Contact");
        await Page.Locator(".skip").FocusAsync();

        var reached = new List<string>();

        for (var key = 0; key < 60; key++)
        {
            await Page.Keyboard.PressAsync("Tab");
            reached.Add(await FocusedAsync());
        }

        foreach (var wanted in (string[])["Workflows", "Runs", "Inbox", "Start page", "Search", "Auto-save", "Contact", "Message"])
            Assert.Contains(reached, text => text.Contains(wanted, StringComparison.Ordinal));

        Complaints.AssertNone();
    }

    [Theory]
    [InlineData("Onboarding")]
    [InlineData("Trial-ending reminder")]
    [InlineData("Bug report with screenshots")]
    public async Task A_template_opens_with_its_steps_side_by_side(string name)
    {
        var list = new DefinitionsPage(Page);
        await list.OpenAsync();
        var editor = await list.EditAsync(name);
        await editor.Activity("").First.WaitForAsync();
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

    private static async Task<string> MaskAsync(ILocator icon)
    {
        await icon.WaitForAsync();
        await icon.Page.WaitForFunctionAsync("icon => getComputedStyle(icon).maskImage !== 'none'", await icon.ElementHandleAsync());
        return await icon.EvaluateAsync<string>("icon => getComputedStyle(icon).maskImage");
    }

    /// <summary>What the focused element is called: by its label, its words, or what surrounds it.</summary>
    private Task<string> FocusedAsync() => Page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          return e.getAttribute('aria-label') || e.placeholder || e.innerText?.trim() || e.closest('.mud-input-control, label')?.innerText?.trim() || e.tagName;
        }
        """);

    private async Task LoadedAsync()
    {
        if (await Page.Locator("#loading").CountAsync() > 0)
            await Page.Locator("#loading").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }
}
