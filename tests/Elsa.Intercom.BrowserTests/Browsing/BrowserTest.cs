namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>A person at a browser window, and the quick start behind it.</summary>
public abstract class BrowserTest(BrowserFixture browsers, DesignerFixture designer) : IAsyncLifetime
{
    /// <summary>In milliseconds. The first start of the Studio on a busy machine takes the longest.</summary>
    private const float LongestWait = 45_000;

    private IBrowserContext _context = null!;

    internal IPage Page { get; private set; } = null!;

    internal Complaints Complaints { get; private set; } = null!;

    internal DesignerFixture Designer => designer;

    /// <summary>Whether the test needs the Studio itself.</summary>
    protected virtual bool NeedsDesigner => true;

    /// <summary>The host under test.</summary>
    protected virtual Uri Address => designer.Address;

    protected virtual BrowserNewContextOptions Window => new() { ViewportSize = new ViewportSize { Width = 1680, Height = 1000 } };

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(browsers.Browser == null, InstalledBrowser.Missing);
        Assert.SkipWhen(NeedsDesigner && !designer.HasDesigner, DesignerFixture.Missing);

        var window = Window;
        window.BaseURL = Address.ToString();
        _context = await browsers.Browser!.NewContextAsync(window);
        _context.SetDefaultTimeout(LongestWait);
        Assertions.SetDefaultExpectTimeout(LongestWait);
        Complaints = new Complaints(_context);
        Page = await _context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_context != null)
        {
            // There is no page if InitializeAsync skipped or failed.
            if (Page != null && TestContext.Current.TestState?.Result == TestResult.Failed)
                await Page.ScreenshotAsync(
                    new PageScreenshotOptions
                    {
                        Path = Path.Combine(
                        AppContext.BaseDirectory, "failures", $"{TestContext.Current.TestMethod?.MethodName}.png")
                    });

            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
