using System.Text.RegularExpressions;

namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The page of one run of a workflow.</summary>
internal sealed partial class InstancePage
{
    private readonly IPage _page;

    private InstancePage(IPage page) => _page = page;

    public ILocator Viewer => _page.Locator("elsa-workflow-instance-viewer");

    /// <summary>The entries of the journal that name an activity.</summary>
    public ILocator Journal(string activity) => Viewer.Locator(".mud-timeline-item").Filter(new LocatorFilterOptions { HasText = activity });

    /// <summary>What the Intercom steps came to, above the Studio's view of the run.</summary>
    public ILocator Results => _page.Locator(".results li");

    public static async Task<InstancePage> OpenAsync(IPage page, string id)
    {
        await page.GotoAsync($"/studio/workflows/instances/{id}/view");
        return await OpenedAsync(page);
    }

    public static async Task<InstancePage> OpenedAsync(IPage page)
    {
        await page.WaitForURLAsync(Address());
        var instance = new InstancePage(page);
        await instance.Value("Sub status").WaitForAsync();
        return instance;
    }

    /// <summary>A value in one of the tables, by its name.</summary>
    public ILocator Value(string name) =>
        Viewer.Locator("tr").Filter(
            new LocatorFilterOptions
            {
                Has = _page.Locator(
                "td:first-child", new PageLocatorOptions { HasTextRegex = new Regex($@"^\s*{Regex.Escape(name)}\s*$") })
            }).Locator("td").Nth(1);

    /// <summary>An activity on the canvas.</summary>
    public ILocator Activity(string name) => _page.Locator("g.x6-node").Filter(new LocatorFilterOptions { HasText = name });

    /// <summary>Selects an activity on the canvas, which shows its execution below.</summary>
    public async Task SelectAsync(string activity)
    {
        await Journal(activity).First.ClickAsync();
        await Assertions.Expect(Value("Name").First).ToContainTextAsync(activity);
    }

    public Task TabAsync(string name) => _page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    [GeneratedRegex("/studio/workflows/instances/[^/]+/view$")]
    private static partial Regex Address();
}
